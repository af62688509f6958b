import { type May, OVER_THE_VILLAGE } from './callers'

/** 五有: what a home sees of itself. */
export const demonstrationMay: May = {
  'demonstration.myScore': ['hostOfThisHome', ...OVER_THE_VILLAGE],
  'demonstration.evidence': ['hostOfThisHome', ...OVER_THE_VILLAGE],
  'demonstration.refreshScore': ['hostOfThisHome'],
  'demonstration.confirmProfile': ['hostOfThisHome'],
}
