/** Two women at one door, or one woman at two, are kept apart by reading the other homes' plans: two calls more where duty changes hands. */
export const rotationBudgets: Record<string, number> = {
  'rotation.monthPlan': 3,
  // Proposed, looked up in the other homes, and made; read anew in between; then who is on duty, for cards, in two.
  'rotation.makePlan': 11,
  'rotation.confirmSlot': 3,
  'rotation.askSwap': 5,
  'rotation.answerSwap': 7,
  'rotation.takeBackSwap': 3,
  'rotation.comeInstead': 3,
  'rotation.duties': 2,
  'rotation.excuseSlot': 5,
  'rotation.exemptSlot': 5,
  'rotation.exemptPeriods': 2,
  'rotation.addExemptPeriod': 2,
  'rotation.endExemptPeriod': 3,
  'rotation.today': 3,
  // The door and the slot are two documents, each read and written once; the cadence is told.
  'rotation.open': 6,
  'rotation.close': 4,
  'rotation.siteCode': 1,
  'rotation.renewSiteCode': 3,
  'rotation.receive': 2,
  'rotation.receptions': 2,
  'rotation.receptionsOfHome': 2,
  'rotation.visit': 3,
  'rotation.visits': 2,
  'rotation.trainings': 2,
}
