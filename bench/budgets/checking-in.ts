/** How presence is shown (house, "Budgets": check in by code is one call). */
export const checkingInBudgets: Record<string, number> = {
  'activity.showCode': 2,
  'activity.miniCode': 3,
  'activity.checkIn': 1,
  'activity.leave': 2,
  'activity.rollOf': 4,
  // Her activity and home, the cards, somebody new, the roll, one write, and the names to say.
  'activity.uploadScans': 6,
  'activity.judgeCheckIns': 5,
  'activity.excuse': 4,
  'activity.spotChecks': 2,
  // Two for each card that is made for the first time.
  'activity.cards': 6,
  'activity.myCode': 1,
  'activity.renewMyCode': 1,
}
