import type { ErrorCode } from '../../../contract/errors'
import type {
  ApplicationNeed,
  ApplicationState,
  ApplicationStepName,
} from '../../../domain/demonstration/application-state'
import {
  type ApplicationFacts,
  type ApplicationTaker,
  takeApplicationStep,
} from '../../../domain/demonstration/application-steps'
import type { ApplicationStepTaken, DemoApplicationDocument } from '../../kit/demonstration-document'
import { refuse } from '../../kit/refusal'
import type { Patch } from '../../kit/store'

const REFUSALS: Record<ApplicationNeed, ErrorCode> = {
  reason: 'REASON_REQUIRED',
  document: 'CAMPAIGN_WITHOUT_DOCUMENT',
  open: 'CAMPAIGN_CLOSED',
  gate: 'ESTIMATE_TOO_LOW',
  selfScores: 'SELF_SCORES_MISSING',
  impartial: 'NOT_IMPARTIAL',
  uninvolved: 'UNINVOLVED_NEEDED',
  panel: 'PANEL_NOT_READY',
  reviews: 'REVIEWS_NOT_READY',
  frozen: 'EVIDENCE_STILL_OPEN',
  demonstration: 'NOT_A_DEMONSTRATION',
  allReviewed: 'OTHERS_STILL_REVIEWED',
  noticeOver: 'NOTICE_RUNNING',
  objectionsHeard: 'OBJECTIONS_WAITING',
  place: 'PLACES_USED',
}

/** Nothing that a host needs speaks of officers or reviews. */
export const NOTHING_YET: ApplicationFacts = {
  ...{ document: false, open: false, gate: false, selfScores: false, impartial: false, uninvolved: false },
  ...{ panel: false, reviews: false, frozen: false, demonstration: false, allReviewed: false, noticeOver: false },
  ...{ objectionsHeard: false, place: false },
}

export interface Taking {
  taker: ApplicationTaker
  step: ApplicationStepName
  by: string
  at: Date
  reason: string | null
  requestId: string
}

/** The step that this very call took already. */
export function takenBefore(
  { steps }: Pick<DemoApplicationDocument, 'steps'>,
  { by, requestId, step }: Pick<Taking, 'by' | 'requestId' | 'step'>,
): ApplicationStepTaken | undefined {
  return steps.find((taken) => taken.requestId === requestId && taken.by === by && taken.step === step)
}

/** What a step writes, or the first refusal of the table. */
export function stepOn(
  { state, steps }: { state: ApplicationState; steps: readonly ApplicationStepTaken[] },
  facts: ApplicationFacts,
  { taker, step, by, at, reason, requestId }: Taking,
): Patch & { state: ApplicationState; stateSince: Date; steps: ApplicationStepTaken[] } {
  const outcome = takeApplicationStep(state, taker, step, facts, reason)
  if (!outcome.taken) {
    if (outcome.why === 'stepNotPossible') return refuse('STEP_NOT_POSSIBLE', 'step')
    const [first = 'reason'] = outcome.missing
    return refuse(REFUSALS[first], first === 'reason' ? 'reason' : undefined)
  }
  const { to } = outcome
  return { state: to, stateSince: at, steps: [...steps, { step, from: state, to, at, by, reason, requestId }] }
}
