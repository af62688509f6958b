/** 五有: a look is read as it was derived; computing it takes ten calls, whatever the home. */
export const demonstrationBudgets: Record<string, number> = {
  'demonstration.myScore': 3,
  'demonstration.evidence': 2,
  'demonstration.refreshScore': 12,
  'demonstration.confirmProfile': 2,
}
