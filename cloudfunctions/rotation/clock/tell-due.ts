import { dateOf } from '../../../domain/calendar-day'
import { hostsAt } from '../../../domain/hosting'
import type { Notice } from '../../../domain/notice'
import type { Spell } from '../../../domain/opening'
import { pairingsInForce } from '../../../domain/pairing'
import { ABSENT_IN_A_ROW, type RotationSlot, type Slots } from '../../../domain/rotation'
import { dueIn } from '../../../domain/rotation-due'
import { absentInARow, monthAfter, planIdOf } from '../../../domain/rotation-plan'
import { exempt, mayStepFrom } from '../../../domain/rotation-steps'
import type { HomeDocument } from '../../kit/documents'
import { logFailure } from '../../kit/failure-log'
import { BY_TIMER } from '../../kit/home-step'
import { homeTeam, sameAt } from '../../kit/home-team'
import { TIMER_REQUEST } from '../../kit/outbox'
import type { RotationPlanDocument } from '../../kit/rotation-document'
import { doorId, doorsById } from '../door/store'
import { slotNotice } from '../duty/decide'
import { changePlan, duePlans, homesById, homesNear, plansById } from '../store'
import { servedByDoor } from './served-by-door'

const SOURCE = { actor: BY_TIMER, action: 'rotation.tick', requestId: TIMER_REQUEST }
const A_ROUND = 50
const MOST_ROUNDS = 10
const AT_ONCE = 10
/** Who lives farther away is no help within the hour. */
const NEARBY_METRES = 5000
const MOST_NEARBY = 6

/**
 * What is due in the slots (S04): she is told the day before, reminded ten minutes after the start, the others are asked ten minutes later, a wish to
 * swap expires, and at the end nobody came. Each is remembered in the slot by the write that tells it, so a tick that comes twice, late or after a crash
 * tells nothing twice; one that comes late skips what is pointless by then. A plan that fails is logged and stays due; the others go on.
 */
export async function tellDue(at: Date): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const plans = await duePlans(at, A_ROUND)
    if (plans.length === 0) return
    const homes = new Map((await homesById(plans.map(({ homeId }) => homeId))).map((home) => [home._id, home]))
    const doors = new Map((await doorsById(doorsOf(plans, at))).map((door) => [door._id, door.spells]))
    for (let from = 0; from < plans.length; from += AT_ONCE)
      await Promise.all(
        plans
          .slice(from, from + AT_ONCE)
          .map((plan) => tellOf(plan, homes.get(plan.homeId), doors, at).catch(logFailure)),
      )
    if (plans.length < A_ROUND) return
  }
}

/** The days of slots that have begun and are not decided. */
function doorsOf(plans: readonly RotationPlanDocument[], at: Date): string[] {
  const ids = plans.flatMap(({ homeId, slots = {} }) =>
    Object.values(slots)
      .filter((slot) => slot.startsAt <= at && mayStepFrom('miss', slot.state))
      .map((slot) => doorId(homeId, dateOf(slot.startsAt))),
  )
  return [...new Set(ids)]
}

async function tellOf(
  plan: RotationPlanDocument,
  home: HomeDocument | undefined,
  doors: ReadonlyMap<string, readonly Spell[]>,
  at: Date,
): Promise<void> {
  if (!home) return
  const spells = Object.values(plan.slots ?? {}).flatMap(
    ({ startsAt }) => doors.get(doorId(home._id, dateOf(startsAt))) ?? [],
  )
  const neighbours = await whoIsNear(plan.slots ?? {}, home, at)
  const before = await monthsBefore(plan, at)
  await changePlan(plan, SOURCE, at, (slots) => {
    if (home.state !== 'active') return { changed: nobodyNeeded(slots, at), notices: [] }
    const byDoor = servedByDoor(slots, [...new Set(spells)], sameAt(home), at)
    const { told, changed } = dueIn({ ...slots, ...byDoor }, at)
    const after: Record<string, RotationSlot> = { ...byDoor, ...changed }
    const notices: Notice[] = []
    for (const { id, due, slot } of told) {
      const current = after[id] ?? slot
      if (due === 'wanted' && !slot.coming) {
        after[id] = neighbours.length > 0 ? { ...current, called: neighbours } : current
        notices.push(...wanted(home, [id, slot], neighbours, at))
      } else notices.push(...toldOf(home, [id, slot], due))
      if (due === 'miss')
        notices.push(...absent(home, [id, slot], [...before, ...Object.values({ ...slots, ...after })], at))
    }
    return { changed: after, notices }
  })
}

/** A home that does not open at present binds nobody. */
function nobodyNeeded(slots: Slots, at: Date): Slots {
  const changed: Record<string, RotationSlot> = {}
  for (const [id, slot] of Object.entries(slots)) {
    if (slot.startsAt > at && !isNear(slot, at)) continue
    const outcome = exempt(slots, id, { why: 'other', by: BY_TIMER }, at)
    if ('changed' in outcome) Object.assign(changed, outcome.changed)
  }
  return changed
}

const isNear = ({ startsAt }: RotationSlot, at: Date): boolean => startsAt.getTime() - at.getTime() <= 24 * 3_600_000

function toldOf(home: HomeDocument, [id, slot]: [string, RotationSlot], due: string): Notice[] {
  switch (due) {
    case 'soon':
      return [slotNotice(home, 'slotSoon', [id, slot], [slot.on.id])]
    case 'shut':
      return [slotNotice(home, 'slotNotOpened', [id, slot], [slot.coming?.id ?? slot.on.id])]
    case 'expireSwap':
      return [slotNotice(home, 'swapExpired', [id, slot], [slot.on.id, ...(slot.swap ? [slot.swap.to.id] : [])])]
    default:
      return []
  }
}

/** The other hosts, the paired members and the hosts nearby. */
function wanted(
  home: HomeDocument,
  [id, slot]: [string, RotationSlot],
  neighbours: readonly string[],
  at: Date,
): Notice[] {
  const same = sameAt(home)
  const team = homeTeam(home, at).filter((member) => !same(member.id, slot.on.id))
  const to = [...team.map((member) => member.id), ...neighbours]
  return [slotNotice(home, 'substituteWanted', [id, slot], to, { until: slot.endsAt })]
}

/** Leads of homes around, where somebody is to be asked at this very moment. */
async function whoIsNear(slots: Slots, home: HomeDocument, at: Date): Promise<string[]> {
  const { told } = dueIn(slots, at)
  if (!home.shownAt || !told.some(({ due }) => due === 'wanted')) return []
  const { longitude, latitude } = home.shownAt
  const near = await homesNear({ longitude, latitude }, NEARBY_METRES, MOST_NEARBY)
  const own = new Set(homeTeam(home, at).map(({ reach }) => reach))
  const leads = near
    .filter(({ _id }) => _id !== home._id)
    .flatMap((other) =>
      hostsAt(other.hosts, at)
        .filter(({ claimed, role }) => claimed && role === 'leadHost')
        .map(({ personId, claimedBy }) => claimedBy ?? personId),
    )
  return [...new Set(leads)].filter((id) => !own.has(id))
}

/** The slots of the two months before, where a slot is over that nobody served. */
async function monthsBefore(plan: RotationPlanDocument, at: Date): Promise<RotationSlot[]> {
  if (!dueIn(plan.slots ?? {}, at).told.some(({ due }) => due === 'miss')) return []
  const ids = [1, 2].map((back) => planIdOf(plan.homeId, monthAfter(plan.month, -back)))
  return (await plansById(ids)).flatMap(({ slots = {} }) => Object.values(slots))
}

/** The only host has missed so many slots in a row: the paired member calls on her (S04). */
function absent(
  home: HomeDocument,
  [id, slot]: [string, RotationSlot],
  slots: readonly RotationSlot[],
  at: Date,
): Notice[] {
  const hosts = hostsAt(home.hosts, at)
  const same = sameAt(home)
  const [only] = hosts
  if (!only || hosts.length > 1 || !same(only.personId, slot.on.id)) return []
  const untilThis = slots.filter(({ startsAt }) => startsAt <= slot.startsAt)
  if (absentInARow(untilThis, (person) => same(person.id, only.personId)) !== ABSENT_IN_A_ROW) return []
  const paired = pairingsInForce(home.paired, at).map(({ personId }) => personId)
  return [slotNotice(home, 'absentThreeTimes', [id, slot], paired, { name: only.name })]
}
