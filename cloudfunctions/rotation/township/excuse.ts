import type { rotation } from '../../../contract/rotation'
import type { NoticeKind } from '../../../domain/notice'
import type { Slots } from '../../../domain/rotation'
import { planIdOf, quarterMonths } from '../../../domain/rotation-plan'
import { excuse, exempt } from '../../../domain/rotation-steps'
import type { HomeDocument } from '../../kit/documents'
import { sameAt } from '../../kit/home-team'
import { refreshDuty } from '../../kit/home-week'
import { refuse } from '../../kit/refusal'
import type { RotationPlanDocument } from '../../kit/rotation-document'
import type { UseCase } from '../../kit/serve'
import { slotNotice, taken } from '../duty/decide'
import { changePlan, plansById } from '../store'

/** The township excuses a woman (S04: ill for long); twice a quarter on her word, then only on a paper that it has seen. */
export const excuseSlot: UseCase<typeof rotation.excuseSlot> = async (
  call,
  { homeId, month, slotId, why, evidence },
) => {
  const { home, officer, now } = call
  const quarter = await plansById(quarterMonths(month).map((each) => planIdOf(homeId, each)))
  const plan = quarter.find((each) => each.month === month) ?? refuse('NOT_FOUND', 'month')
  const others = quarter.filter((each) => each !== plan)
  const slots = await changePlan(plan, call.source(officer._id), now, (current) => {
    const usedThisQuarter = wordsTaken(
      home,
      [...others.map((each) => each.slots ?? {}), current],
      current[slotId]?.on.id,
    )
    const changed = taken(excuse(current, slotId, { why, evidence, by: officer._id, usedThisQuarter }, now))
    return { changed, notices: toldFree(home, 'slotExempt', changed) }
  })
  await refreshDuty(home._id, now)
  return { state: (slots[slotId] ?? refuse('NOT_FOUND', 'slotId')).state }
}

/** How often she was excused on her word. */
function wordsTaken(home: HomeDocument, months: readonly Slots[], personId: string | undefined): number {
  const same = sameAt(home)
  return months
    .flatMap((slots) => Object.values(slots))
    .filter(
      ({ state, on, excused }) =>
        state === 'excused' && excused?.evidence === false && personId !== undefined && same(on.id, personId),
    ).length
}

/** Nobody need come to this slot. */
export const exemptSlot: UseCase<typeof rotation.exemptSlot> = async (call, { homeId, month, slotId, why }) => {
  const { home, officer, now } = call
  const [plan = refuse('NOT_FOUND', 'month')] = await plansById([planIdOf(homeId, month)])
  const slots = await changePlan(plan as RotationPlanDocument, call.source(officer._id), now, (current) => {
    const changed = taken(exempt(current, slotId, { why, by: officer._id }, now))
    return { changed, notices: toldFree(home, 'slotExempt', changed) }
  })
  await refreshDuty(home._id, now)
  return { state: (slots[slotId] ?? refuse('NOT_FOUND', 'slotId')).state }
}

const toldFree = (home: HomeDocument, kind: NoticeKind, changed: Slots) =>
  Object.entries(changed).map(([id, slot]) => slotNotice(home, kind, [id, slot], [slot.on.id]))
