/** What the platform tells her, and for which messages WeChat may knock. */
export const inbox = {}
