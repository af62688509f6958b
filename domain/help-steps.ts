import { type HelpKind, isProtected, mustBeReported } from './help'
import {
  CASE_STEPS,
  type CaseActor,
  type CaseNeed,
  type CaseOutcome,
  type CaseState,
  type CaseStep,
  type CaseStepName,
} from './help-state'

/** What stands of a case when a step is asked for. */
export interface CaseStanding {
  state: CaseState
  kind: HelpKind
  /** Two officers found that nothing has to be reported. */
  reportLifted: boolean
  /** When the police were told, and what they said (N04). */
  reported: boolean
  receiptNoted: boolean
  /** Who looks after the child afterwards (S12). */
  aftercare: boolean
  followUpsOpen: number
}

export interface StepWords {
  reason?: string | null
  outcome?: CaseOutcome | null
  rightNumber?: string | null
}

/** True while the law asks for a report that nobody has made. */
export function reportIsMissing({ kind, reportLifted, reported }: CaseStanding): boolean {
  return mustBeReported(kind) && !reportLifted && !reported
}

type StepOutcome = { taken: true; to: CaseState } | { taken: false; why: 'state' | 'actor' | CaseNeed }

const isMet: Record<CaseNeed, (standing: CaseStanding, words: StepWords) => boolean> = {
  reason: (_standing, { reason }) => (reason ?? '') !== '',
  outcome: (_standing, { outcome }) => (outcome ?? null) !== null,
  rightNumber: (_standing, { rightNumber }) => (rightNumber ?? '') !== '',
  report: (standing) => !reportIsMissing(standing),
  aftercare: ({ kind, reportLifted, receiptNoted, aftercare }) =>
    !mustBeReported(kind) || reportLifted || (receiptNoted && aftercare),
  followUps: ({ kind, followUpsOpen }) => !isProtected(kind) || followUpsOpen === 0,
  notMandatory: ({ kind, reportLifted }) => !mustBeReported(kind) || reportLifted,
}

/** Where a step leads, or why it cannot be taken. Mediation is never the only way where somebody is hurt (N05). */
export function takeCaseStep(
  standing: CaseStanding,
  actor: CaseActor,
  name: CaseStepName,
  words: StepWords = {},
): StepOutcome {
  const step: CaseStep = CASE_STEPS[name]
  if (!step.by.includes(actor)) return { taken: false, why: 'actor' }
  if (!step.from.includes(standing.state)) return { taken: false, why: 'state' }
  const missing = step.needs.find((need) => !isMet[need](standing, words))
  if (missing !== undefined) return { taken: false, why: missing }
  if (words.outcome === 'mediated' && standing.kind.harm) return { taken: false, why: 'outcome' }
  return { taken: true, to: step.to }
}

/** The steps that a worker may take now, for the buttons of her page. */
export function stepsOpen(standing: CaseStanding): CaseStepName[] {
  return (Object.keys(CASE_STEPS) as CaseStepName[]).filter((name) => {
    const step: CaseStep = CASE_STEPS[name]
    return step.by.includes('worker') && step.from.includes(standing.state)
  })
}

/** Days after it was resolved on which somebody asks how she is (S10). */
export const FOLLOW_UP_DAYS = [1, 7, 30] as const

/** Days after the end that how to reach her is kept (S13). */
export const CONTACT_KEPT_DAYS = 30

/** Minutes after which a case that must be reported and is not stands in red (S12). */
export const REPORT_RED_MINUTES = 60
