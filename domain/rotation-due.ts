import { ASK_OTHERS_AFTER, REMIND_AFTER, type RotationSlot, type Slots, SOON_HOURS } from './rotation'
import { asBefore, mayStepFrom } from './rotation-steps'

/** What the clock has to do in a slot, one thing at a time (S04: 14:10 she is reminded, 14:20 the others are asked, at the end nobody came). */
export type SlotDue = 'expireSwap' | 'soon' | 'shut' | 'wanted' | 'miss'

const MINUTE_MS = 60_000
const after = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * MINUTE_MS)

/**
 * What comes next in a slot and when; undefined when nothing more does. A clock that comes late skips what is pointless by then: nobody is told
 * that it is soon once it has begun, nor asked to come once it is over.
 */
function nextIn(slot: RotationSlot, now: Date): { due: SlotDue; at: Date } | undefined {
  if (!mayStepFrom('miss', slot.state)) return undefined
  const { startsAt, endsAt, told = {} } = slot
  if (now >= endsAt) return { due: 'miss', at: endsAt }
  if (slot.state === 'swapRequested' && slot.swap) return { due: 'expireSwap', at: slot.swap.until }
  if (!told.soon && now < startsAt) return { due: 'soon', at: after(startsAt, -SOON_HOURS * 60) }
  if (!told.shut) return { due: 'shut', at: after(startsAt, REMIND_AFTER) }
  if (!told.wanted) return { due: 'wanted', at: after(startsAt, ASK_OTHERS_AFTER) }
  return { due: 'miss', at: endsAt }
}

/** When the timer has to look at the plan next; null when never. */
export function dueAtOf(slots: Slots, now: Date): Date | null {
  const moments = Object.values(slots).flatMap((slot) => nextIn(slot, now)?.at.getTime() ?? [])
  return moments.length === 0 ? null : new Date(Math.min(...moments))
}

/** One thing that is due in one slot, and the slot after it. */
export interface SlotTold {
  id: string
  due: SlotDue
  slot: RotationSlot
}

/** Everything that is due at a moment, in each slot in its order, however late the clock comes. */
export function dueIn(slots: Slots, now: Date): { told: SlotTold[]; changed: Slots } {
  const told: SlotTold[] = []
  const changed: Record<string, RotationSlot> = {}
  for (const [id, before] of Object.entries(slots)) {
    let slot = before
    for (let next = nextIn(slot, now); next && next.at <= now; next = nextIn(slot, now)) {
      slot = done(slot, next.due)
      told.push({ id, due: next.due, slot })
      changed[id] = slot
    }
  }
  return { told, changed }
}

function done(slot: RotationSlot, due: SlotDue): RotationSlot {
  switch (due) {
    case 'expireSwap':
      return asBefore(slot, 'expired')
    case 'soon':
      return { ...slot, told: { ...slot.told, soon: true } }
    case 'shut':
      return { ...slot, told: { ...slot.told, shut: true } }
    case 'wanted':
      return { ...slot, told: { ...slot.told, wanted: true } }
    case 'miss':
      return { ...slot, state: 'missed' }
  }
}
