/** A home's record, its pictures and its pairings; where homes are missing. */
export const keepingBudgets: Record<string, number> = {
  'home.profile': 1,
  'home.changeProfile': 4,
  'home.addPicture': 12,
  'home.removePicture': 6,
  'home.addConsentPaper': 8,
  'home.consentPaper': 2,
  'home.pairings': 1,
  'home.pair': 5,
  'home.handOverPairing': 5,
  'home.endPairing': 4,
  'home.unpaired': 3,
  'federation.coverage': 3,
}
