import { type May, OVER_THE_VILLAGE } from './callers'

/** The cadence and the year plan. */
export const paceMay: May = {
  'rotation.pace': ['hostOfThisHome', ...OVER_THE_VILLAGE],
  'rotation.paceBoard': OVER_THE_VILLAGE,
  'rotation.yearPlan': ['hostOfThisHome', ...OVER_THE_VILLAGE],
  'rotation.saveYearPlan': ['hostOfThisHome'],
}
