/** The cadence (C08), why a period counts or not, exempt periods and the year plan. */
export const keepingPace = {}
