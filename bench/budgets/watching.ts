export const watchingBudgets: Record<string, number> = {
  'member.setStaffPin': 1,
  // The try is counted before it is computed, and forgotten when it was right.
  'member.checkStaffPin': 2,
  'federation.resetStaffPin': 3,
  'federation.alerts': 3,
  'federation.acknowledgeAlert': 3,
}
