export const workbooksBudgets: Record<string, number> = {
  // A page and its total, and with the first page how many stand and are under way.
  'home.list': 6,
  // Looks whether this call made its file before, reads a thousand homes at a time, stores the file and links it.
  'home.exportRegister': 6,
  // The same for the original, its county and a thousand of its rows at a time.
  'roll.returnWorkbook': 9,
}
