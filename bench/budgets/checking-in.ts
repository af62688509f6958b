/** How presence is shown (house, "Budgets": check in by code is one call). */
export const checkingInBudgets: Record<string, number> = {
  'activity.showCode': 2,
  // One of them WeChat's, which draws it.
  'activity.miniCode': 4,
  'activity.checkIn': 1,
  'activity.leave': 2,
  'activity.rollOf': 4,
  // Her activity and home, the cards, somebody new, the roll, one write, and the names to say.
  'activity.uploadScans': 6,
  // Two of them tell her whose check-in does not count.
  'activity.judgeCheckIns': 6,
  'activity.excuse': 4,
  'activity.spotChecks': 2,
  'activity.endSpotCheck': 3,
  // Two for each card that is made for the first time.
  'activity.cards': 6,
  'activity.myCode': 1,
  'activity.renewMyCode': 1,
}
