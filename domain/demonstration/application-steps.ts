import { addWorkingDays, type CountyTable } from '../calendar'
import { isAtLeast, type OrganisationLevel } from '../organisation'
import {
  APPLICATION_STEPS,
  APPLICATION_TURNS,
  type ApplicationActor,
  type ApplicationNeed,
  type ApplicationState,
  type ApplicationStep,
  type ApplicationStepName,
} from './application-state'

/** Who acts: a host of the home, or an officer by the highest level at which she covers it. */
export type ApplicationTaker = { kind: 'host' } | { kind: 'officer'; level: OrganisationLevel }

/** Which of the needs are met now; `reason` is the taker's to give. A host has no need that speaks of officers. */
export type ApplicationFacts = Readonly<Record<Exclude<ApplicationNeed, 'reason'>, boolean>>

export type ApplicationOutcome =
  | { taken: true; to: ApplicationState }
  | { taken: false; why: 'stepNotPossible' }
  | { taken: false; why: 'missing'; missing: ApplicationNeed[] }

export const APPLICATION_STEP_NAMES = Object.keys(APPLICATION_STEPS) as ApplicationStepName[]

/** The levels whose turn it is; none while it waits for nobody in the federation. */
export function applicationTurnOf(state: ApplicationState): readonly OrganisationLevel[] {
  return (APPLICATION_TURNS as Partial<Record<ApplicationState, readonly OrganisationLevel[]>>)[state] ?? []
}

/** The steps that this person may take from here, whether or not everything they need is there. */
export function applicationStepsFor(state: ApplicationState, taker: ApplicationTaker): ApplicationStepName[] {
  return APPLICATION_STEP_NAMES.filter((name) => {
    const step: ApplicationStep = APPLICATION_STEPS[name]
    return step.from.includes(state) && step.by.some((actor) => mayTake(actor, state, taker))
  })
}

function mayTake(actor: ApplicationActor, state: ApplicationState, taker: ApplicationTaker): boolean {
  if (taker.kind === 'host') return actor === 'host'
  if (actor === 'host') return false
  const levels = actor === 'turn' ? applicationTurnOf(state) : [actor]
  return levels.some((level) => isAtLeast(taker.level, level))
}

/** Takes a step, or says what is missing, in the table's order. `reason` is what the taker wrote, if she did. */
export function takeApplicationStep(
  state: ApplicationState,
  taker: ApplicationTaker,
  name: ApplicationStepName,
  facts: ApplicationFacts,
  reason: string | null,
): ApplicationOutcome {
  if (!applicationStepsFor(state, taker).includes(name)) return { taken: false, why: 'stepNotPossible' }
  const step: ApplicationStep = APPLICATION_STEPS[name]
  const missing = step.needs.filter((need) => (need === 'reason' ? (reason ?? '').trim() === '' : !facts[need]))
  return missing.length > 0 ? { taken: false, why: 'missing', missing } : { taken: true, to: step.to }
}

/**
 * The last day of the public notice, which lasts so many whole working days after the day it went up; on the next day a home may be named
 * (rubric §5.6). Days under an objection do not end it early: the notice goes on when the objection is dismissed.
 */
export function lastDayOfNotice(publishedOn: string, workingDays: number, county: CountyTable): string {
  return addWorkingDays(publishedOn, workingDays, county)
}

/** True from the day after the last day of the notice on. */
export function isNoticeOver(publishedOn: string, today: string, workingDays: number, county: CountyTable): boolean {
  return today > lastDayOfNotice(publishedOn, workingDays, county)
}
