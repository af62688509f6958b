import { demonstration } from '../../contract/demonstration'
import { serve, type UseCases } from '../kit/serve'
import { campaigns, saveCampaign } from './applying/campaigns'
import { campaignsHere, selfScore, submit, withdraw } from './applying/host'
import { takeStep } from './applying/officer'
import { application, applications } from './applying/screening'
import { notices, noticesNear } from './publishing/notices'
import { object, objections } from './publishing/objecting'
import { recompute } from './publishing/recompute'
import { ownChecks } from './reviewing/access'
import { declareConflicts, drawReviewers } from './reviewing/draw'
import { arriveForReview, myReviews, reviewSheet, submitReview } from './reviewing/sheet'
import { confirmProfile } from './score/confirm-profile'
import { evidence, myScore } from './score/my-score'
import { overview } from './score/overview'
import { refreshScore } from './score/refresh'
import { tick } from './tick'

/** One use case for each action of contract/demonstration. */
const useCases: UseCases<typeof demonstration> = {
  myScore,
  evidence,
  overview,
  refreshScore,
  confirmProfile,
  campaignsHere,
  selfScore,
  submit,
  withdraw,
  campaigns,
  saveCampaign,
  applications,
  application,
  takeStep,
  noticesNear,
  notices,
  object,
  objections,
  recompute,
  drawReviewers,
  myReviews,
  declareConflicts,
  arriveForReview,
  reviewSheet,
  submitReview,
}

export const main = serve('demonstration', demonstration, useCases, tick, undefined, ownChecks)
