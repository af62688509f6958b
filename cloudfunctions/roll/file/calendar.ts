/** Days between Excel's two calendars. */
export const DAYS_TO_1904 = 1_462
