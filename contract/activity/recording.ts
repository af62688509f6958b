/** What is left of it: summary, photos, ratings and thanks. */
export const recording = {}
