import { EVERYBODY, type May } from './callers'

export const calendarMay: May = {
  'federation.calendar': EVERYBODY,
  'federation.changeCalendar': ['countyOfficer'],
}
