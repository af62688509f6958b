import { EVERYBODY, type May, OVER_THE_TOWNSHIP } from './callers'

/** What is left of an activity: summary, photos, ratings and thanks. */
export const recordingMay: May = {
  'activity.record': EVERYBODY,
  'activity.recordDesk': ['hostOfThisHome'],
  'activity.saveRecord': ['hostOfThisHome'],
  'activity.addPhoto': ['hostOfThisHome'],
  'activity.takeDownPhoto': ['hostOfThisHome', ...OVER_THE_TOWNSHIP],
  // Whoever has a place there; the scenario seats her alone.
  'activity.agreeToPhotos': ['resident'],
  'activity.rate': ['resident'],
}
