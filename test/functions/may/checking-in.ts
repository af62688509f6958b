import { type May, OVER_THE_TOWNSHIP, SETTLED } from './callers'

const HOST = ['hostOfThisHome'] as const
const KEEPERS = ['hostOfThisHome', ...OVER_THE_TOWNSHIP] as const

/** How presence is shown: in the scenarios everybody has a seat at this home's reception. */
export const checkingInMay: May = {
  'activity.showCode': HOST,
  'activity.miniCode': HOST,
  'activity.checkIn': SETTLED,
  'activity.leave': SETTLED,
  'activity.rollOf': KEEPERS,
  'activity.uploadScans': HOST,
  'activity.judgeCheckIns': KEEPERS,
  'activity.excuse': KEEPERS,
  'activity.spotChecks': OVER_THE_TOWNSHIP,
  'activity.endSpotCheck': OVER_THE_TOWNSHIP,
  'activity.cards': HOST,
  'activity.myCode': SETTLED,
  'activity.renewMyCode': SETTLED,
}
