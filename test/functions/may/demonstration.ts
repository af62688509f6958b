import { EVERYBODY, type May, OVER_THE_TOWNSHIP, OVER_THE_VILLAGE } from './callers'

/** Whoever the lot of the scenario called. */
const CALLED = ['townshipOfficerElsewhere', 'unitOfficer'] as const

/** 五有: what a home sees of itself, campaigns, applications and reviews. */
export const demonstrationMay: May = {
  'demonstration.myScore': ['hostOfThisHome', ...OVER_THE_VILLAGE],
  'demonstration.evidence': ['hostOfThisHome', ...OVER_THE_VILLAGE],
  'demonstration.overview': OVER_THE_TOWNSHIP,
  'demonstration.refreshScore': ['hostOfThisHome'],
  'demonstration.confirmProfile': ['hostOfThisHome'],
  'demonstration.campaignsHere': ['hostOfThisHome', ...OVER_THE_VILLAGE],
  'demonstration.selfScore': ['hostOfThisHome'],
  'demonstration.submit': ['hostOfThisHome'],
  'demonstration.withdraw': ['hostOfThisHome'],
  'demonstration.campaigns': OVER_THE_TOWNSHIP,
  'demonstration.saveCampaign': ['countyOfficer'],
  'demonstration.applications': OVER_THE_TOWNSHIP,
  'demonstration.application': OVER_THE_TOWNSHIP,
  'demonstration.takeStep': OVER_THE_TOWNSHIP,
  'demonstration.noticesNear': EVERYBODY,
  'demonstration.notices': EVERYBODY,
  'demonstration.object': EVERYBODY.filter((caller) => caller !== 'visitor'),
  'demonstration.objections': ['countyOfficer'],
  'demonstration.recompute': ['hostOfThisHome', ...OVER_THE_TOWNSHIP],
  'demonstration.drawReviewers': ['countyOfficer'],
  'demonstration.myReviews': [...OVER_THE_VILLAGE, 'villageOfficerElsewhere', ...CALLED],
  'demonstration.declareConflicts': CALLED,
  'demonstration.arriveForReview': CALLED,
  'demonstration.reviewSheet': CALLED,
  'demonstration.submitReview': CALLED,
}
