/** Opening and closing on site, the reception log, and visits of paired members. */
export const opening = {}
