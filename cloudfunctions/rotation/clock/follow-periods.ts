import { dateOf } from '../../../domain/calendar-day'
import type { Notice } from '../../../domain/notice'
import type { RotationSlot, Slots } from '../../../domain/rotation'
import { monthAfter } from '../../../domain/rotation-plan'
import { callBack, exempt } from '../../../domain/rotation-steps'
import { BY_TIMER } from '../../kit/home-step'
import { refreshDuty } from '../../kit/home-week'
import { TIMER_REQUEST } from '../../kit/outbox'
import type { ExemptPeriodDocument, RotationPlanDocument } from '../../kit/rotation-document'
import { command } from '../../kit/store'
import { slotNotice } from '../duty/decide'
import { changePlan, homesById, plansBelow } from '../store'
import { changePeriod, periodsToDo } from '../township/store'

const SOURCE = { actor: BY_TIMER, action: 'rotation.followPeriod', requestId: TIMER_REQUEST }
const PLANS_A_STEP = 50
const PERIODS_A_TICK = 4

/**
 * Slots follow the days on which their place need not open, and come back when the order is taken back: some homes a step, from where the last step came
 * to. A step that is taken twice finds its slots changed already.
 */
export async function followPeriods(at: Date): Promise<void> {
  for (const period of await periodsToDo(PERIODS_A_TICK)) {
    const [month = period.from.slice(0, 7), path, id] = (period.todo?.after ?? '')
      .split('|')
      .filter((part) => part !== '')
    const plans = await plansBelow(period.path, month, path && id ? { path, id } : null, PLANS_A_STEP)
    const homes = new Map((await homesById(plans.map(({ homeId }) => homeId))).map((home) => [home._id, home]))
    for (const plan of plans) {
      const home = homes.get(plan.homeId)
      if (home)
        await changePlan(plan, SOURCE, at, (slots) => {
          const changed = follows(slots, period, at)
          const notices = Object.entries(changed).flatMap(([slotId, slot]): Notice[] =>
            slot.startsAt > at
              ? [slotNotice(home, slot.state === 'exempt' ? 'slotExempt' : 'slotPlanned', [slotId, slot], [slot.on.id])]
              : [],
          )
          return { changed, notices }
        })
      if (home) await refreshDuty(home._id, at)
    }
    await goOn(period, month, plans)
  }
}

/** The slots of its days: exempt while it counts, on duty again when it was taken back before they began. */
function follows(slots: Slots, period: ExemptPeriodDocument, at: Date): Slots {
  const { why, by, _id, endedAt } = period
  const changed: Record<string, RotationSlot> = {}
  for (const [id, slot] of Object.entries(slots)) {
    if (!isIn(slot, period) || (endedAt !== undefined && slot.exempt?.period !== _id)) continue
    const outcome = endedAt === undefined ? exempt(slots, id, { why, by, period: _id }, at) : callBack(slots, id, at)
    if ('changed' in outcome) Object.assign(changed, outcome.changed)
  }
  return changed
}

function isIn({ startsAt }: RotationSlot, { from, to }: ExemptPeriodDocument): boolean {
  const day = dateOf(startsAt)
  return from <= day && day <= to
}

/** Where the next step begins: after the last home, with the next month, or nowhere. */
async function goOn(
  period: ExemptPeriodDocument,
  month: string,
  plans: readonly RotationPlanDocument[],
): Promise<void> {
  const last = plans.at(-1)
  const next = monthAfter(month, 1)
  const after =
    last && plans.length === PLANS_A_STEP
      ? `${month}|${last.path}|${last._id}`
      : next <= period.to.slice(0, 7)
        ? next
        : null
  await changePeriod(period, undefined, (current) => {
    if (current.todo?.since.getTime() !== period.todo?.since.getTime()) return null
    return after === null ? { todo: command.remove() } : { 'todo.after': after }
  })
}
