/** The cadence and the year plan. */
export const paceBudgets: Record<string, number> = {
  'rotation.pace': 4,
  'rotation.paceBoard': 3,
  'rotation.yearPlan': 2,
  'rotation.saveYearPlan': 5,
}
