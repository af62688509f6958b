import {
  FINAL_HOME_STATES,
  HOME_STATE_LABELS,
  HOME_STEPS,
  HOME_TURNS,
  type HomeActor,
  type HomeNeed,
  type HomeState,
  type HomeStep,
  type HomeStepName,
  UNIT_STATE_LABELS,
} from './home-state'
import { isAtLeast, type OrganisationLevel } from './organisation'
import { DAY_MS } from './time'

/** What the table asks of a home. */
export interface HomeStanding {
  state: HomeState
  /** Of a unit: without a village. */
  ofUnit: boolean
  /** A lead host and a paired member are named now, claimed or not. */
  hasLeadHost: boolean
  hasPairedMember: boolean
  /** It stands on the map, and its owner's consent has not ended. */
  hasPlace: boolean
  /** When it was withdrawn, while it is. */
  withdrawnAt: Date | null
}

/** Who acts: whoever applied, or an officer, by the highest level at which she covers the home. */
export type HomeTaker = { kind: 'applicant' } | { kind: 'officer'; level: OrganisationLevel }

/** Why a step is not taken; the same codes as in contract/errors.ts. */
export type HomeStepRefusal =
  | 'STEP_NOT_POSSIBLE'
  | 'REASON_REQUIRED'
  | 'LEAD_HOST_REQUIRED'
  | 'PAIRING_REQUIRED'
  | 'PLACE_REQUIRED'
  | 'TOO_LATE'

export type HomeStepOutcome = { taken: true; to: HomeState } | { taken: false; why: HomeStepRefusal }

export const HOME_STEP_NAMES = Object.keys(HOME_STEPS) as HomeStepName[]

type StepBy<A> = { [N in HomeStepName]: A extends (typeof HOME_STEPS)[N]['by'][number] ? N : never }[HomeStepName]
export type OfficerStepName = Exclude<HomeStepName, StepBy<'applicant'>>
/** The steps that officers take. */
export const OFFICER_STEP_NAMES = HOME_STEP_NAMES.filter(
  (name): name is OfficerStepName => !(HOME_STEPS[name].by as readonly HomeActor[]).includes('applicant'),
)

/** A withdrawn application is kept so long for her to go on with it (S02). */
export const WITHDRAWN_KEPT_DAYS = 30
/** An officer takes her own step back within this time (house rule of the federation's to-do). */
export const UNDO_MINUTES = 10
/** A home whose owner withdrew her consent has so long to find another place (S02, V9). */
export const PLACE_SEARCH_DAYS = 60

const REFUSALS: Record<HomeNeed, HomeStepRefusal> = {
  reason: 'REASON_REQUIRED',
  leadHost: 'LEAD_HOST_REQUIRED',
  pairedMember: 'PAIRING_REQUIRED',
  place: 'PLACE_REQUIRED',
  within30Days: 'TOO_LATE',
}

/** The levels whose turn it is; none while it waits for nobody in the federation. */
export function turnOf(state: HomeState): readonly OrganisationLevel[] {
  return (HOME_TURNS as Partial<Record<HomeState, readonly OrganisationLevel[]>>)[state] ?? []
}

export function isFinal(state: HomeState): boolean {
  return FINAL_HOME_STATES.includes(state)
}

/** The state as people read it. */
export function homeStateLabel(state: HomeState, ofUnit: boolean): string {
  return (ofUnit ? UNIT_STATE_LABELS[state] : undefined) ?? HOME_STATE_LABELS[state]
}

/** The steps that this person may take from here, whether or not everything they need is there. */
export function stepsFor(home: Pick<HomeStanding, 'state'>, taker: HomeTaker): HomeStepName[] {
  return HOME_STEP_NAMES.filter((name) => {
    const step: HomeStep = HOME_STEPS[name]
    return step.from.includes(home.state) && step.by.some((actor) => mayTake(actor, home.state, taker))
  })
}

function mayTake(actor: HomeActor, state: HomeState, taker: HomeTaker): boolean {
  if (taker.kind === 'applicant') return actor === 'applicant'
  if (actor === 'applicant') return false
  const levels = actor === 'turn' ? turnOf(state) : [actor]
  return levels.some((level) => isAtLeast(taker.level, level))
}

/** What a step needs and the home does not have; the reason is the taker's to give and no part of it. */
export function missingFor(name: HomeStepName, home: HomeStanding, at: Date): HomeNeed[] {
  const step: HomeStep = HOME_STEPS[name]
  return step.needs.filter((need) => !has(home, need, at))
}

function has(home: HomeStanding, need: HomeNeed, at: Date): boolean {
  switch (need) {
    case 'reason':
      return true
    case 'leadHost':
      return home.hasLeadHost
    case 'pairedMember':
      return home.hasPairedMember
    case 'place':
      return home.hasPlace
    case 'within30Days':
      return home.withdrawnAt !== null && at.getTime() - home.withdrawnAt.getTime() <= WITHDRAWN_KEPT_DAYS * DAY_MS
  }
}

/** Takes a step, or says why not. `reason` is what the taker wrote, if she did. */
export function takeStep(
  home: HomeStanding,
  taker: HomeTaker,
  name: HomeStepName,
  { reason, at }: { reason: string | null; at: Date },
): HomeStepOutcome {
  if (!stepsFor(home, taker).includes(name)) return { taken: false, why: 'STEP_NOT_POSSIBLE' }
  const step: HomeStep = HOME_STEPS[name]
  if (step.needs.includes('reason') && (reason ?? '').trim() === '') return { taken: false, why: 'REASON_REQUIRED' }
  const [missing] = missingFor(name, home, at)
  if (missing) return { taken: false, why: REFUSALS[missing] }
  return { taken: true, to: home.ofUnit ? (step.toOfUnit ?? step.to) : step.to }
}

/**
 * Where an officer's registering or importing of a standing home lets it begin: the same table, entered later. Her survey is the check; what
 * stands already is approved by a township and recorded by the county, where nothing is missing.
 */
export function stateOnArrival(
  built: 'built' | 'planned',
  level: OrganisationLevel,
  home: Pick<HomeStanding, 'hasLeadHost' | 'hasPairedMember' | 'hasPlace'>,
): 'villageChecked' | 'approved' | 'active' {
  if (built === 'planned' || !home.hasLeadHost) return 'villageChecked'
  const complete = home.hasPairedMember && home.hasPlace
  return level === 'county' && complete ? 'active' : 'approved'
}
