/** How a home writes, publishes, moves and cancels its activities. */
export const publishingBudgets: Record<string, number> = {
  'activity.planning': 4,
  'activity.saveActivityDraft': 3,
  'activity.dropActivityDraft': 3,
  // One of them WeChat's check of the words; the draft takes two.
  'activity.publish': 9,
  'activity.ofHome': 3,
  'activity.manage': 6,
  'activity.correctText': 5,
  'activity.move': 4,
  'activity.setCapacity': 5,
  'activity.cancel': 5,
  // Five occurrences stand, two requests each.
  'activity.changeFollowing': 20,
  'activity.endFollowing': 20,
  'activity.leaveOut': 4,
}
