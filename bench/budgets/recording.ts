/** What is left of an activity: summary, photos, ratings and thanks. */
export const recordingBudgets: Record<string, number> = {
  'activity.record': 2,
  'activity.recordDesk': 5,
  'activity.saveRecord': 6,
  'activity.addPhoto': 18,
  'activity.takeDownPhoto': 8,
  'activity.agreeToPhotos': 9,
  'activity.rate': 2,
}
