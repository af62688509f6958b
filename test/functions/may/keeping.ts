import { type May, OVER_THE_TOWNSHIP, OVER_THE_VILLAGE } from './callers'

const KEEPERS = ['hostOfThisHome', ...OVER_THE_TOWNSHIP] as const

/** A home's record, its pictures and its pairings; where homes are missing. */
export const keepingMay: May = {
  'home.profile': KEEPERS,
  'home.changeProfile': KEEPERS,
  'home.addPicture': ['hostOfThisHome'],
  'home.removePicture': KEEPERS,
  'home.addConsentPaper': KEEPERS,
  'home.consentPaper': KEEPERS,
  'home.pairings': OVER_THE_VILLAGE,
  'home.pair': OVER_THE_VILLAGE,
  'home.handOverPairing': OVER_THE_VILLAGE,
  'home.endPairing': OVER_THE_VILLAGE,
  'home.unpaired': OVER_THE_VILLAGE,
  'federation.coverage': OVER_THE_TOWNSHIP,
}
