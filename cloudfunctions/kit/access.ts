import type { AccessKind, AccessRule } from '../../contract/access'
import { mayActFor } from '../../domain/role'
import { monthOf, planIdOf } from '../../domain/rotation-plan'
import { isCalledOn } from '../../domain/rotation-steps'
import { ACTIVITY_HEAD, type ActivityHead } from './activity-document'
import type { Call, Checked } from './context'
import type { HomeDocument, OrganisationDocument, Stored } from './documents'
import { isStillHers } from './home-step'
import { hostEntry, isApplicant, placeInTeam } from './hosting'
import { hasStaffPages, identities } from './person-document'
import { refuse } from './refusal'
import type { RollJobDocument } from './roll-job'
import type { RotationPlanDocument } from './rotation-document'
import { read } from './store'

type Input = Record<string, unknown>
export type RuleOf<K extends AccessKind> = Extract<AccessRule, { kind: K }>
/** Lets the caller through with what it read, or refuses. "Does not exist" and "not yours" are one answer, after the same reads. */
export type Checker<K extends AccessKind> = (rule: RuleOf<K>, input: Input, call: Call) => Promise<Checked<RuleOf<K>>>

/** Rules whose checker lies with the one function that holds the keys for it. */
export type OwnChecks = { [K in AccessKind]?: Checker<K> }

/** Under such a rule nobody passes, unless the function brings its own checker. */
const elsewhere = async (): Promise<never> => refuse('NOT_FOUND')

export function idIn(input: Input, field: string): string {
  const value = input[field]
  if (typeof value !== 'string')
    throw new TypeError(`an access rule names the field ${field}, which the input does not have`)
  return value
}

/** One checker for every rule: a rule without one does not compile. */
export const checkers: { [K in AccessKind]: Checker<K> } = {
  anyone: async () => ({}),
  caseStaff: elsewhere,
  caseWorker: elsewhere,
  caseOwner: elsewhere,
  caseRescuer: elsewhere,
  onDuty: elsewhere,
  reviewerOf: elsewhere,
  deployer: async () => ({}),
  resident: async (_rule, _input, call) => {
    const resident = await call.person()
    return resident ? { resident } : refuse('SIGN_IN_NEEDED')
  },
  officer: async (_rule, _input, call) => {
    const officer = await call.person()
    return officer && hasStaffPages(officer, call.now) ? { officer } : refuse('NOT_FOUND')
  },
  hostOf: async (rule, input, call) => {
    const host = await call.person()
    const home = await read<HomeDocument>('microHomes', idIn(input, rule.field))
    return host && home && hostEntry(home, host, call.now) ? { host, home } : refuse('NOT_FOUND', rule.field)
  },
  staffOver: async (rule, input, call) => {
    const officer = await call.person()
    const organisation = await read<OrganisationDocument>('organisations', idIn(input, rule.field))
    return officer && organisation && mayActFor(officer.roles, organisation.path, rule.level, call.now)
      ? { officer, organisation }
      : refuse('NOT_FOUND', rule.field)
  },
  staffOverHome: async (rule, input, call) => {
    const officer = await call.person()
    const home = await read<HomeDocument>('microHomes', idIn(input, rule.field))
    return officer && home && !isStillHers(home) && mayActFor(officer.roles, home.path, rule.level, call.now)
      ? { officer, home }
      : refuse('NOT_FOUND', rule.field)
  },
  keeperOf: async (rule, input, call) => {
    const keeper = await call.person()
    const home = await read<HomeDocument>('microHomes', idIn(input, rule.field))
    if (!keeper || !home) return refuse('NOT_FOUND', rule.field)
    if (hostEntry(home, keeper, call.now)) return { keeper, home, keeps: 'host' }
    return !isStillHers(home) && mayActFor(keeper.roles, home.path, rule.level, call.now)
      ? { keeper, home, keeps: 'officer' }
      : refuse('NOT_FOUND', rule.field)
  },
  teamOf: async (rule, input, call) => {
    const member = await call.person()
    const home = await read<HomeDocument>('microHomes', idIn(input, rule.field))
    const place = member && home && placeInTeam(home, member, call.now)
    return place ? { member, home, ...place } : refuse('NOT_FOUND', rule.field)
  },
  doorKeeperOf: async (rule, input, call) => {
    const person = await call.person()
    const home = await read<HomeDocument>('microHomes', idIn(input, rule.field))
    const place = person && home && placeInTeam(home, person, call.now)
    if (place) return { keeper: { person, as: place.as, id: place.memberId }, home }
    // A stranger costs the same reads at every home, and where there is none.
    const planId = planIdOf(home?._id ?? NOWHERE, monthOf(call.now))
    const plan = await read<RotationPlanDocument>('rotationPlans', planId, ['slots'])
    return person && home && plan && isCalledOn(plan.slots ?? {}, identities(person), call.now)
      ? { keeper: { person, as: 'neighbour', id: person._id }, home }
      : refuse('NOT_FOUND', rule.field)
  },
  hostOfActivity: async (rule, input, call) => {
    const host = await call.person()
    const { activity, home } = await activityAndHome(idIn(input, rule.field))
    return host && activity && home && hostEntry(home, host, call.now)
      ? { host, home, activity }
      : refuse('NOT_FOUND', rule.field)
  },
  keeperOfActivity: async (rule, input, call) => {
    const keeper = await call.person()
    const { activity, home } = await activityAndHome(idIn(input, rule.field))
    if (!keeper || !activity || !home) return refuse('NOT_FOUND', rule.field)
    if (hostEntry(home, keeper, call.now)) return { keeper, home, activity, keeps: 'host' }
    return mayActFor(keeper.roles, home.path, rule.level, call.now)
      ? { keeper, home, activity, keeps: 'officer' }
      : refuse('NOT_FOUND', rule.field)
  },
  applicantOf: async (rule, input, call) => {
    const applicant = await call.person()
    const home = await read<HomeDocument>('microHomes', idIn(input, rule.field))
    if (!applicant || !home) return refuse('NOT_FOUND', rule.field)
    return isApplicant(home, applicant, call.now) ? { applicant, home } : refuse('NOT_FOUND', rule.field)
  },
  ownerOfJob: async (rule, input, call) => {
    const officer = await call.person()
    const job = await read<RollJobDocument>('rollJobs', idIn(input, rule.field))
    return officer && job && job.ownerId === officer._id && mayActFor(officer.roles, job.orgPath, 'township', call.now)
      ? { officer, job }
      : refuse('NOT_FOUND', rule.field)
  },
}

/** An activity without its roster, and its home. What does not exist costs the same two reads. */
async function activityAndHome(id: string): Promise<{ activity: ActivityHead | null; home: HomeDocument | null }> {
  const activity = await read<ActivityHead & Stored>('activities', id, ACTIVITY_HEAD)
  const home = await read<HomeDocument>('microHomes', activity?.homeId ?? NOWHERE)
  return { activity, home }
}

/** No home has this id: ids are digests. */
const NOWHERE = 'nowhere'

/** Checks the declared rule of an action, by the function's own checker where it has one. */
export async function checkAccess<K extends AccessKind>(
  rule: RuleOf<K>,
  input: Input,
  call: Call,
  own: OwnChecks = {},
): Promise<Checked<RuleOf<K>>> {
  const checker = (own[rule.kind as K] ?? checkers[rule.kind as K]) as Checker<K>
  return checker(rule, input, call)
}
