/** How a home writes, publishes, moves and cancels its activities; three of what changes it write the home's week anew for cards. */
export const publishingBudgets: Record<string, number> = {
  'activity.planning': 4,
  'activity.saveActivityDraft': 3,
  'activity.dropActivityDraft': 3,
  // One of them WeChat's check of the words; the draft takes two.
  'activity.publish': 12,
  'activity.ofHome': 3,
  'activity.manage': 6,
  'activity.correctText': 8,
  'activity.move': 7,
  'activity.setCapacity': 8,
  'activity.cancel': 8,
  'activity.posterCode': 4,
  // Five occurrences stand, two requests each.
  'activity.changeFollowing': 23,
  'activity.endFollowing': 23,
  'activity.leaveOut': 4,
}
