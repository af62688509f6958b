/** 五有: a look is read as it was derived; computing it takes ten calls, whatever the home. */
export const demonstrationBudgets: Record<string, number> = {
  'demonstration.myScore': 3,
  'demonstration.evidence': 2,
  'demonstration.refreshScore': 12,
  'demonstration.confirmProfile': 2,
  'demonstration.campaignsHere': 3,
  'demonstration.selfScore': 3,
  // The home, its campaign and application, what it has recorded, and one write.
  'demonstration.submit': 14,
  'demonstration.withdraw': 3,
  'demonstration.campaigns': 2,
  'demonstration.saveCampaign': 2,
  'demonstration.applications': 2,
  'demonstration.application': 5,
  'demonstration.takeStep': 6,
  'demonstration.noticesNear': 2,
  // The campaign, what is published, and the county's working days.
  'demonstration.notices': 3,
  'demonstration.object': 4,
  'demonstration.objections': 3,
  'demonstration.recompute': 5,
  'demonstration.drawReviewers': 4,
  'demonstration.myReviews': 2,
  'demonstration.declareConflicts': 2,
  'demonstration.arriveForReview': 4,
  'demonstration.reviewSheet': 3,
  'demonstration.submitReview': 3,
}
