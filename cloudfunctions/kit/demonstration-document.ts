import type { ApplicationState, ApplicationStepName } from '../../domain/demonstration/application-state'
import type { Campaign } from '../../domain/demonstration/campaign'
import type { Candidate, ConflictDeclaration } from '../../domain/demonstration/panel'
import type { HumanScores } from '../../domain/rubric/facts'
import type { HomeLook } from '../../domain/rubric/five-has/facts/home-facts'
import type { Level } from '../../domain/rubric/level'
import type { Hundredths } from '../../domain/rubric/score'
import type { Stored } from './documents'

/** One round of creating demonstrations. An empty map of places is absent: the database drops it. */
export interface CampaignDocument extends Stored, Omit<Campaign, 'id' | 'places'> {
  orgId: string
  path: string
  places?: Record<string, number>
  createdBy: string
}

export interface ApplicationStepTaken {
  step: ApplicationStepName
  from: ApplicationState
  to: ApplicationState
  at: Date
  by: string
  reason: string | null
  requestId: string
}

/** How reviewers were drawn, so that anybody can draw them again (domain/demonstration/lots). */
export interface PanelDraw {
  seed: string
  candidates: (Candidate & { name: string; townshipName: string })[]
  at: Date
  requestId: string
  /** Who declared that she has no conflict; whoever has one is marked in `candidates`. */
  declared: { id: string; declaration: ConflictDeclaration; at: Date }[]
}

/** One home's application in one campaign, under `<campaign>_<home>`. Reviews lie apart (`demoReviews`), so that no reviewer is near another's. */
export interface DemoApplicationDocument extends Stored {
  campaignId: string
  homeId: string
  homeName: string
  path: string
  townshipId: string
  townshipName: string
  villageName: string
  state: ApplicationState
  stateSince: Date
  /** The host's own, kept apart from every total. */
  selfScores?: Record<string, number>
  steps: ApplicationStepTaken[]
  /** What the home is measured by, once it is submitted; frozen at the end of the cut-off's days of grace. */
  look?: HomeLook
  preview?: Hundredths
  frozen?: true
  freezeAt?: Date
  submittedAt?: Date
  draw?: PanelDraw
  /** How often reviewers were drawn. */
  draws?: number
  /** Whoever is called to review it: finds her reviews. */
  called?: string[]
  /** Whoever said at an earlier draw that she has a conflict: a later one goes around her as well. */
  conflicted?: string[]
  /** `fingerprint`: of all that it was computed from; absent in what was settled before it was kept. */
  result?: {
    total: Hundredths
    level: Level | null
    dimensions: Record<string, Hundredths>
    human: HumanScores
    fingerprint?: string
  }
  publishedOn?: string
  /** Of a name: when it is looked at next, what was found each half-year, and that somebody should go and look. */
  recheckAt?: Date
  rechecks?: { on: string; preview: Hundredths }[]
  lookOnSite?: true
  /** The last day to mend what kept it from 合格. */
  mendBy?: string
}

/** What a resident says against a home in public notice; the text is encrypted, and the county's to read. */
export interface DemoObjectionDocument extends Stored {
  applicationId: string
  homeId: string
  path: string
  at: Date
  by: { id: string; name: string }
  requestId: string
  textToken: string
}

/** One reviewer's own sheet. */
export interface DemoReviewDocument extends Stored {
  applicationId: string
  reviewerId: string
  /** The draw that called her: a voided review belongs to an earlier one. */
  seed: string
  arrivedAt: Date
  scores?: Record<string, number>
  notes?: Record<string, string>
  submittedAt?: Date
}
