/** What an uploaded roll may be at most (safety, "Uploads"). */
export const MAX_FILE_BYTES = 5 * 1024 * 1024
export const MAX_INFLATED_BYTES = 50 * 1024 * 1024
export const MAX_ROWS = 20_000
export const MAX_COLUMNS = 100
/** A roll for each village of a township, and explanations or old copies beside them. */
export const MAX_SHEETS = 30
/** Longer text is cut: no column of a roll takes so much, and every one refuses it still. A sheet may repeat one long text a million times. */
export const MAX_CELL_CHARACTERS = 400
