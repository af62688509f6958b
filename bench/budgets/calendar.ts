export const calendarBudgets: Record<string, number> = {
  'federation.calendar': 1,
  'federation.changeCalendar': 2,
}
