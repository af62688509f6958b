import type { HomeState } from '../../domain/home-state'
import {
  type HomeStanding,
  type HomeStepRefusal,
  type HomeTaker,
  type OfficerStepName,
  takeStep,
  turnOf,
  UNDO_MINUTES,
} from '../../domain/home-state-steps'
import { idsOnPath, isAtLeast, isWithin, type OrganisationLevel } from '../../domain/organisation'
import { pairingsInForce } from '../../domain/pairing'
import { grantsInForce, ROLE_LEVEL, type RoleGrant } from '../../domain/role'
import type { HomeDocument, HomeStepTaken } from './documents'
import { command, type Patch } from './store'

/** Who took a step that nobody took. */
export const BY_TIMER = 'timer'

/** The way of a home holds its last steps; what is older stands in the audit. */
const MOST_STEPS = 50

type Standing = Pick<HomeDocument, 'state' | 'path' | 'hosts' | 'paired' | 'shownAt' | 'ownerConsent' | 'steps'>

/** A stored home as the table of steps sees it. */
export function standingOf(home: Standing, at: Date): HomeStanding {
  const now = (entry: { until: Date | null }): boolean => entry.until === null || at < entry.until
  const { until = null } = home.ownerConsent ?? {}
  return {
    state: home.state,
    ofUnit: isUnitPath(home.path),
    hasLeadHost: home.hosts.some((host) => host.role === 'leadHost' && now(host)),
    hasPairedMember: pairingsInForce(home.paired, at).length > 0,
    hasPlace: home.shownAt !== undefined && (until === null || at < until),
    withdrawnAt: home.state === 'withdrawn' ? (home.steps?.at(-1)?.at ?? null) : null,
  }
}

/** A unit stands beside the townships and has no villages. */
export function isUnitPath(path: string): boolean {
  return idsOnPath(path).length === 2
}

/** An application that she took back and opened again: hers alone until she sends it, like any draft. */
export function isStillHers({ applicantId, state }: Pick<HomeDocument, 'applicantId' | 'state'>): boolean {
  return applicantId !== undefined && state === 'draft'
}

/** The office whose to-do list shows a home, and since when: derived from its state and path, kept for the index `todo`. */
export function waiting(state: HomeState, path: string, at: Date): { waitsFor?: string; stateSince: Date } {
  const levels = turnOf(state)
  const [county, second, village] = idsOnPath(path)
  const office = levels.includes('county') ? county : levels.includes('village') ? village : second
  return { ...(levels.length > 0 && office !== undefined ? { waitsFor: office } : {}), stateSince: at }
}

/** What taking a step writes into the home, beside what the step itself changes. */
export function stepPatch(home: Pick<HomeDocument, 'path' | 'steps'>, taken: HomeStepTaken): Patch {
  const { waitsFor, stateSince } = waiting(taken.to, home.path, taken.at)
  return {
    state: taken.to,
    stateSince,
    waitsFor: waitsFor ?? command.remove(),
    steps: [...(home.steps ?? []), taken].slice(-MOST_STEPS),
  }
}

/** The step that this very call took already, if it did. */
export function takenBy(
  home: Pick<HomeDocument, 'steps'>,
  { by, requestId, step }: Pick<HomeStepTaken, 'by' | 'requestId' | 'step'>,
): HomeStepTaken | undefined {
  return home.steps?.find((taken) => taken.requestId === requestId && taken.by === by && taken.step === step)
}

/** The highest office by which an officer covers a home. */
export interface OfficeOver {
  orgId: string
  level: OrganisationLevel
}
export function officeOver(grants: readonly RoleGrant[], path: string, at: Date): OfficeOver | null {
  const offices = grantsInForce(grants, at)
    .filter((grant) => isWithin(path, grant.orgPath))
    .map((grant) => ({ orgId: grant.orgId, level: ROLE_LEVEL[grant.role] }))
  return offices.reduce<OfficeOver | null>(
    (best, office) => (best === null || !isAtLeast(best.level, office.level) ? office : best),
    null,
  )
}

/** What the table says to an officer's step. */
export function judgeOfficer(
  home: Standing,
  office: OfficeOver,
  step: OfficerStepName,
  { reason, at }: { reason: string | null; at: Date },
): { taken: true; to: HomeState } | { taken: false; why: HomeStepRefusal } {
  const taker: HomeTaker = { kind: 'officer', level: office.level }
  return takeStep(standingOf(home, at), taker, step, { reason, at })
}

/** Until when the step can be taken back. */
export function undoUntil(taken: HomeStepTaken): Date {
  return new Date(taken.at.getTime() + UNDO_MINUTES * 60_000)
}
