import type { Notice } from '../../domain/notice'
import { pathRange } from '../../domain/organisation'
import type { Slots } from '../../domain/rotation'
import { dueAtOf } from '../../domain/rotation-due'
import { peopleIn } from '../../domain/rotation-plan'
import { geoPoint } from '../kit/database'
import type { HomeDocument, PersonDocument } from '../kit/documents'
import { edit } from '../kit/edit'
import type { FactSource } from '../kit/outbox'
import type { RotationPlanDocument } from '../kit/rotation-document'
import { change, command, create, find, type Patch, read } from '../kit/store'
import { inStretches } from './stretches'

const PLANS = 'rotationPlans'

export function planById(id: string): Promise<RotationPlanDocument | null> {
  return read<RotationPlanDocument>(PLANS, id)
}

export function plansById(ids: readonly string[]): Promise<RotationPlanDocument[]> {
  return find<RotationPlanDocument>(PLANS, { where: { _id: command.in([...ids]) }, limit: ids.length })
}

/** Stores an empty plan that holds what is proposed for it; false when one stands already. */
export function addPlan(plan: Omit<RotationPlanDocument, 'version' | 'outbox'>): Promise<boolean> {
  return create<RotationPlanDocument>(PLANS, plan, undefined)
}

/** What one decision changes in a plan, and whom it tells. */
export interface Decision {
  changed: Slots
  notices: Notice[]
}

/** What follows from a plan's slots, for its indexes. */
export function derivedOf(slots: Slots, at: Date, proposed: RotationPlanDocument['proposed']): Patch {
  const people = [...new Set([...peopleIn(slots), ...(proposed?.duties ?? []).map(({ personId }) => personId)])]
  return { people, dueAt: dueAtOf(slots, at) ?? command.remove() }
}

/**
 * Changes some slots of a plan in one write with the messages about it, decided anew when somebody was faster; nothing where nothing is to
 * change. Answers the slots as they stand then.
 */
export async function changePlan(
  plan: RotationPlanDocument,
  source: FactSource,
  at: Date,
  decide: (slots: Slots) => Decision,
): Promise<Slots> {
  let after: Slots = plan.slots ?? {}
  let notices: Notice[] = []
  await edit(
    PLANS,
    plan,
    () => ({ ...source, notices }),
    (current) => {
      const decision = decide(current.slots ?? {})
      notices = decision.notices
      after = { ...current.slots, ...decision.changed }
      const entries = Object.entries(decision.changed)
      if (entries.length === 0) return null
      const changed = Object.fromEntries(entries.map(([id, slot]) => [`slots.${id}`, command.set(slot)]))
      return { ...changed, ...derivedOf(after, at, current.proposed) }
    },
  )
  return after
}

/** Puts a patch into a plan, decided anew when somebody was faster. */
export function editPlan(
  plan: RotationPlanDocument,
  source: FactSource | undefined | (() => FactSource),
  patchFor: (current: RotationPlanDocument) => Patch | null,
): Promise<void> {
  return edit(PLANS, plan, source, patchFor)
}

/** The plans of some months that bind one of these persons, for double bookings. */
export function plansOf(personIds: readonly string[], month: string): Promise<RotationPlanDocument[]> {
  return find<RotationPlanDocument>(PLANS, {
    where: { people: command.in([...personIds]), month },
    fields: ['slots', 'proposed', 'homeId'],
    limit: 200,
  })
}

/** Who these persons are: their claims. */
export function claimsOf(personIds: readonly string[]): Promise<PersonDocument[]> {
  return find<PersonDocument>('persons', {
    where: { _id: command.in([...personIds]) },
    fields: ['also', 'claim'],
    limit: personIds.length,
  })
}

/** A place's plans of a month, village by village, after a key. */
export async function plansBelow(
  path: string,
  month: string,
  after: { path: string; id: string } | null,
  limit: number,
): Promise<RotationPlanDocument[]> {
  const { from, below } = pathRange(path)
  const wheres = after
    ? [
        { month, path: after.path, _id: command.gt(after.id) },
        { month, path: command.gt(after.path).and(command.lt(below)) },
      ]
    : [{ month, path: command.gte(from).and(command.lt(below)) }]
  return inStretches<RotationPlanDocument>(PLANS, wheres, {
    orderBy: [
      ['path', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  })
}

/** Plans that the timer has to look at. */
export function duePlans(at: Date, limit: number): Promise<RotationPlanDocument[]> {
  return find<RotationPlanDocument>(PLANS, {
    where: { dueAt: command.lte(at) },
    orderBy: [['dueAt', 'asc']],
    limit,
  })
}

export const TEAM_FIELDS = ['name', 'state', 'hosts', 'paired', 'path', 'shownAt'] as const

export function homesById(ids: readonly string[]): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { _id: command.in([...ids]) },
    fields: TEAM_FIELDS,
    limit: ids.length,
  })
}

export function homeById(id: string): Promise<HomeDocument | null> {
  return read<HomeDocument>('microHomes', id)
}

/** The open homes nearest to a point, for somebody who could stand in. */
export function homesNear(
  at: { longitude: number; latitude: number },
  metres: number,
  limit: number,
): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: {
      state: 'active',
      shownAt: command.geoNear({ geometry: geoPoint(at), minDistance: 0, maxDistance: metres }),
    },
    fields: ['hosts'],
    limit,
  })
}

export async function isPairedAnywhere(personIds: readonly string[]): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { 'paired.personId': command.in([...personIds]) },
    fields: ['paired'],
    limit: 20,
  })
}

/** Changes the code on the wall, once for one call. */
export function renewCode(home: HomeDocument, requestId: string, source: FactSource): Promise<boolean> {
  const patch = { siteCodeNo: command.inc(1), siteCodeIn: requestId }
  return change('microHomes', home._id, { siteCodeIn: command.neq(requestId) }, patch, source)
}
