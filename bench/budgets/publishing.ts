/** How a home writes, publishes, moves and cancels its activities; whatever changes one writes what comes up at the home anew for cards, in two. */
export const publishingBudgets: Record<string, number> = {
  'activity.planning': 4,
  'activity.saveActivityDraft': 3,
  'activity.dropActivityDraft': 3,
  // One of them WeChat's check of the words; the draft takes two.
  'activity.publish': 11,
  'activity.ofHome': 3,
  'activity.manage': 6,
  'activity.correctText': 7,
  'activity.move': 6,
  // One of them WeChat's check of the words.
  'activity.movePlace': 7,
  'activity.setCapacity': 7,
  'activity.cancel': 7,
  'activity.posterCode': 4,
  // Five occurrences stand, two requests each.
  'activity.changeFollowing': 22,
  'activity.endFollowing': 22,
  'activity.leaveOut': 4,
}
