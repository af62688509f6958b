import type { ParsedInputOf } from '../../../contract/action'
import type { rotation } from '../../../contract/rotation'
import type { slots as doors } from '../../../contract/rotation/slots'
import { dateOf } from '../../../domain/calendar-day'
import type { Notice } from '../../../domain/notice'
import { idsOnPath } from '../../../domain/organisation'
import type { RotationSlot, Slots } from '../../../domain/rotation'
import { areApart, dutiesIn, inOrder, momentOf, planIdOf, slotIdOf } from '../../../domain/rotation-plan'
import type { HomeDocument } from '../../kit/documents'
import { homeTeam, sameAt, type TeamMember } from '../../kit/home-team'
import { refreshDuty } from '../../kit/home-week'
import { refuse } from '../../kit/refusal'
import type { ExemptPeriodDocument, RotationPlanDocument } from '../../kit/rotation-document'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { addPlan, derivedOf, editPlan, planById } from '../store'
import { periodsOf } from '../township/store'
import { bookedElsewhere } from './booking'
import { slotNotice } from './decide'

type Wanted = ParsedInputOf<typeof doors.makePlan>['slots'][number]

/**
 * A month's plan, or a new edition of it. Slots that stay as they were keep what was said about them; those that have begun stay in any case.
 *
 * No woman is given two doors at once: her duties are first written down as proposed, then the plans of all homes that name her are read, and only then
 * they count. Of two plans made at the same moment at least one sees the other, so both can be refused, but never both stand.
 */
export const makePlan: UseCase<typeof rotation.makePlan> = async (call, { homeId, month, seen, slots: wanted }) => {
  const { home, member, now, requestId } = call
  const source = call.source(member._id)
  const planned = wanted.map((each) => slotOf(each, homeTeam(home, now)))
  if (wanted.some(({ date }) => !date.startsWith(month))) refuse('INPUT_INVALID', 'slots')
  const id = planIdOf(homeId, month)
  const standing = await planById(id)
  if (standing?.madeIn === requestId) {
    await refreshDuty(home._id, now)
    return { edition: standing.edition }
  }
  if ((standing?.edition ?? 0) !== seen) refuse('CHANGED_MEANWHILE')
  const next = edition(standing?.slots ?? {}, planned, now)
  const duties = dutiesIn(next).filter(({ startsAt }) => startsAt > now)
  const proposed = { duties, at: now, requestId }
  const plan = await propose(home, standing, { id, month, proposed, by: member._id, at: now })
  const booked = await bookedElsewhere(plan, duties, now)
  if (booked) {
    await editPlan(plan, undefined, (current) => withdrawn(current, requestId, now))
    refuse('DOUBLE_BOOKED', 'slots')
  }
  const periods = await periodsOf(idsOnPath(home.path), `${month}-01`, 50)
  let notices: Notice[] = []
  await editPlan(
    plan,
    () => ({ ...source, notices }),
    (current) => {
      if (current.madeIn === requestId) return null
      if (current.proposed?.requestId !== requestId) refuse('CHANGED_MEANWHILE')
      const before = current.slots ?? {}
      const after = freed(edition(before, planned, now), periods, now)
      notices = told(home, before, after)
      return {
        slots: command.set(after),
        proposed: command.remove(),
        ...derivedOf(after, now, undefined),
        edition: seen + 1,
        madeIn: requestId,
      }
    },
  )
  await refreshDuty(home._id, now)
  return { edition: seen + 1 }
}

/** The plan with what is proposed for it; the same call again finds it there. */
async function propose(
  home: HomeDocument,
  standing: RotationPlanDocument | null,
  made: Pick<RotationPlanDocument, 'month'> & {
    id: string
    proposed: NonNullable<RotationPlanDocument['proposed']>
    by: string
    at: Date
  },
): Promise<RotationPlanDocument> {
  const { id, month, proposed, by, at } = made
  if (standing === null) {
    const added = await addPlan({
      _id: id,
      schema: 1,
      homeId: home._id,
      homeName: home.name,
      villageName: home.villageName,
      path: home.path,
      month,
      proposed,
      people: [...new Set(proposed.duties.map(({ personId }) => personId))],
      edition: 0,
      createdAt: at,
      createdBy: by,
    })
    const plan = (await planById(id)) ?? refuse('TRY_AGAIN')
    return added || plan.proposed?.requestId === proposed.requestId ? plan : refuse('CHANGED_MEANWHILE')
  }
  if (standing.proposed?.requestId === proposed.requestId) return standing
  await editPlan(standing, undefined, (current) =>
    current.proposed?.requestId === proposed.requestId
      ? null
      : { proposed: command.set(proposed), ...derivedOf(current.slots ?? {}, at, proposed) },
  )
  return (await planById(id)) ?? refuse('TRY_AGAIN')
}

function withdrawn(current: RotationPlanDocument, requestId: string, at: Date) {
  if (current.proposed?.requestId !== requestId) return null
  return { proposed: command.remove(), ...derivedOf(current.slots ?? {}, at, undefined) }
}

function slotOf({ date, from, to, kind, personId }: Wanted, team: readonly TeamMember[]): RotationSlot {
  const on = team.find(({ id }) => id === personId) ?? refuse('NOT_FOUND', 'slots')
  if (to <= from) refuse('INPUT_INVALID', 'slots')
  const person = { id: on.id, name: on.name }
  return {
    startsAt: momentOf(date, from),
    endsAt: momentOf(date, to),
    kind,
    state: 'scheduled',
    plannedFor: person,
    on: person,
  }
}

/** The slots of the new edition: what has begun, what stays as it was, and what is new. */
function edition(before: Slots, planned: readonly RotationSlot[], now: Date): Slots {
  const begun = Object.entries(before).filter(([, { startsAt }]) => startsAt <= now)
  const next: Record<string, RotationSlot> = Object.fromEntries(begun)
  for (const slot of planned) {
    const id = slotIdOf(slot.startsAt)
    const old = before[id]
    if (next[id]) continue
    if (slot.startsAt <= now) refuse('TOO_LATE', 'slots')
    next[id] = old && isSame(old, slot) ? old : slot
  }
  if (!areApart(Object.values(next))) refuse('SLOTS_OVERLAP', 'slots')
  return next
}

const isSame = (old: RotationSlot, slot: RotationSlot): boolean =>
  old.on.id === slot.on.id && old.kind === slot.kind && old.endsAt.getTime() === slot.endsAt.getTime()

/** Nobody is put on duty on days on which the place need not open. */
function freed(slots: Slots, periods: readonly ExemptPeriodDocument[], now: Date): Slots {
  const entries = Object.entries(slots).map(([id, slot]) => {
    const day = dateOf(slot.startsAt)
    const period = periods.find(({ from, to, endedAt }) => from <= day && day <= to && endedAt === undefined)
    if (!period || slot.startsAt <= now || slot.state === 'exempt') return [id, slot] as const
    const { why, by, _id } = period
    return [id, { ...slot, state: 'exempt' as const, exempt: { why, by, at: now, period: _id } }] as const
  })
  return Object.fromEntries(entries)
}

/** One message for each woman who has a slot that she did not have: about the first of them. */
function told(home: HomeDocument, before: Slots, after: Slots): Notice[] {
  const same = sameAt(home)
  const notices: Notice[] = []
  const reached: string[] = []
  for (const [id, slot] of inOrder(after)) {
    if (slot.state !== 'scheduled' || before[id]?.on.id === slot.on.id) continue
    if (reached.some((other) => same(other, slot.on.id))) continue
    reached.push(slot.on.id)
    notices.push(slotNotice(home, 'slotPlanned', [id, slot], [slot.on.id]))
  }
  return notices
}
