/** How neighbours find activities and look at one. */
export const finding = {}
