import { type May, OVER_THE_TOWNSHIP, OVER_THE_VILLAGE, SETTLED } from './callers'

/** The host of this home is its whole team with an account; the county's own officers keep no door. */
const TEAM = ['hostOfThisHome'] as const

export const rotationMay: May = {
  'rotation.monthPlan': TEAM,
  'rotation.makePlan': TEAM,
  'rotation.confirmSlot': TEAM,
  'rotation.askSwap': TEAM,
  // The former host of the scenario is paired with the home, and has asked the host.
  'rotation.answerSwap': [...TEAM, 'formerHost'],
  'rotation.takeBackSwap': TEAM,
  'rotation.comeInstead': TEAM,
  'rotation.duties': OVER_THE_TOWNSHIP,
  'rotation.excuseSlot': OVER_THE_TOWNSHIP,
  'rotation.exemptSlot': OVER_THE_TOWNSHIP,
  'rotation.exemptPeriods': OVER_THE_VILLAGE,
  'rotation.addExemptPeriod': OVER_THE_TOWNSHIP,
  'rotation.endExemptPeriod': OVER_THE_TOWNSHIP,
  'rotation.today': TEAM,
  'rotation.open': TEAM,
  'rotation.close': TEAM,
  'rotation.siteCode': TEAM,
  'rotation.renewSiteCode': TEAM,
  'rotation.receive': TEAM,
  'rotation.receptions': TEAM,
  'rotation.receptionsOfHome': OVER_THE_TOWNSHIP,
  'rotation.visit': SETTLED,
  'rotation.visits': ['hostOfThisHome', ...OVER_THE_VILLAGE],
  'rotation.trainings': ['hostOfThisHome', ...OVER_THE_VILLAGE],
}

/** Who scans the code on the wall and does not visit for the federation. */
export const ROTATION_STILL_REFUSED: Record<string, Record<string, string>> = {
  'rotation.answerSwap': { formerHost: 'SLOT_CHANGED' },
  'rotation.visit': Object.fromEntries(
    SETTLED.filter((caller) => !OVER_THE_VILLAGE.includes(caller)).map((caller) => [caller, 'VISITORS_ONLY']),
  ),
}
