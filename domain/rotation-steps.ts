import { dateOf } from './calendar-day'
import {
  EARLIEST_MINUTES,
  EXCUSES_A_QUARTER,
  type ExcuseReason,
  type ExemptReason,
  NOBODY_AFTER,
  type RotationSlot,
  SLOT_STEPS,
  type SlotPerson,
  type SlotState,
  type SlotStep,
  type SlotStepName,
  type Slots,
  SWAP_HOURS,
} from './rotation'

/** Why a step is not taken; the same codes as in contract/errors.ts. */
export type SlotRefusal = 'SLOT_CHANGED' | 'TOO_LATE_TO_SWAP' | 'STEP_NOT_POSSIBLE' | 'EXCUSES_USED'

/** The slots that a step changes, or why it is not taken. */
export type SlotOutcome = { changed: Slots } | { refused: SlotRefusal }

/** Every person that one woman is: she may be known to two homes under two ids. */
export type Who = (person: SlotPerson) => boolean

const MINUTE_MS = 60_000

export const mayStepFrom = (name: SlotStepName, state: SlotState): boolean =>
  (SLOT_STEPS[name] as SlotStep).from.includes(state)

/** It is so already: what a repeated call finds. */
const NOTHING: SlotOutcome = { changed: {} }

/** She says that she will come. */
export function confirm(slots: Slots, id: string, who: Who, at: Date): SlotOutcome {
  const slot = slots[id]
  if (slot?.state === 'confirmed' && who(slot.on)) return NOTHING
  if (!slot || !who(slot.on) || !mayStepFrom('confirm', slot.state)) return { refused: 'SLOT_CHANGED' }
  if (at >= slot.endsAt) return { refused: 'STEP_NOT_POSSIBLE' }
  return { changed: { [id]: { ...slot, state: 'confirmed' } } }
}

/** She asks another to swap with her, or simply to take hers. Never after the start of either. */
export function askSwap(
  slots: Slots,
  id: string,
  who: Who,
  asked: { swapId: string; to: SlotPerson; forSlot: string | null },
  at: Date,
): SlotOutcome {
  const slot = slots[id]
  if (slot?.swap?.id === asked.swapId) return NOTHING
  if (!slot || !who(slot.on)) return { refused: 'SLOT_CHANGED' }
  if (at >= slot.startsAt) return { refused: 'TOO_LATE_TO_SWAP' }
  if (!mayStepFrom('askSwap', slot.state) || who(asked.to)) return { refused: 'SLOT_CHANGED' }
  const other = asked.forSlot === null ? null : (slots[asked.forSlot] ?? null)
  if (asked.forSlot !== null && !(other && isFree(other) && other.on.id === asked.to.id))
    return { refused: 'SLOT_CHANGED' }
  if (other && at >= other.startsAt) return { refused: 'TOO_LATE_TO_SWAP' }
  const latest = Math.min(Number(slot.startsAt), Number(other?.startsAt ?? slot.startsAt))
  const until = new Date(Math.min(at.getTime() + SWAP_HOURS * 60 * MINUTE_MS, latest))
  const before = slot.state as 'scheduled' | 'confirmed' | 'swapped'
  const swap = { id: asked.swapId, to: asked.to, forSlot: asked.forSlot, askedAt: at, until, before }
  return { changed: { [id]: { ...slot, state: 'swapRequested', swap } } }
}

/** Still somebody's plain duty: what nobody wants to give away at this very moment. */
const isFree = ({ state }: RotationSlot): boolean => mayStepFrom('askSwap', state)

/**
 * She agrees: both slots change hands in one write. The first answer counts; whoever else wanted one of the two slots is told that it is gone.
 */
export function acceptSwap(slots: Slots, id: string, swapId: string, who: Who, at: Date): SlotOutcome {
  const slot = slots[id]
  if (slot?.swap?.id === swapId && slot.swap.answer === 'accepted' && who(slot.swap.to)) return NOTHING
  if (!slot?.swap || slot.state !== 'swapRequested' || slot.swap.id !== swapId || !who(slot.swap.to))
    return { refused: 'SLOT_CHANGED' }
  const { swap } = slot
  if (at >= swap.until) return { refused: at >= slot.startsAt ? 'TOO_LATE_TO_SWAP' : 'SLOT_CHANGED' }
  const other = swap.forSlot === null ? null : (slots[swap.forSlot] ?? null)
  if (swap.forSlot !== null && !(other && isFree(other) && who(other.on))) return { refused: 'SLOT_CHANGED' }
  const taken: RotationSlot = { ...untold(slot), state: 'swapped', on: swap.to, swap: { ...swap, answer: 'accepted' } }
  if (!other || swap.forSlot === null) return { changed: { [id]: taken } }
  const given: RotationSlot = { ...untold(other), state: 'swapped', on: slot.on }
  return { changed: { ...overtaken(slots, swap.forSlot, id), [id]: taken, [swap.forSlot]: given } }
}

/** Whoever takes it over has been told nothing about it yet. */
function untold(slot: RotationSlot): RotationSlot {
  const { told: _told, ...rest } = slot
  return rest
}

/** The other wishes for a slot that has changed hands. */
function overtaken(slots: Slots, wanted: string, but: string): Slots {
  const others = Object.entries(slots).filter(
    ([id, { state, swap }]) => id !== but && state === 'swapRequested' && swap?.forSlot === wanted,
  )
  return Object.fromEntries(others.map(([id, slot]) => [id, asBefore(slot, 'overtaken')]))
}

/** The wish is over without a swap: she says no, takes it back, or nobody answered in time; the duty stays whose it was. */
export function endSwap(
  slots: Slots,
  id: string,
  swapId: string,
  end: { how: 'declined' | 'takenBack'; who: Who },
): SlotOutcome {
  const slot = slots[id]
  if (slot?.swap?.id !== swapId) return { refused: 'SLOT_CHANGED' }
  const whose = end.how === 'declined' ? slot.swap.to : slot.on
  if (slot.swap.answer === end.how && end.who(whose)) return NOTHING
  return slot.state === 'swapRequested' && end.who(whose)
    ? { changed: { [id]: asBefore(slot, end.how) } }
    : { refused: 'SLOT_CHANGED' }
}

export function asBefore(slot: RotationSlot, answer: 'declined' | 'takenBack' | 'expired' | 'overtaken'): RotationSlot {
  if (!slot.swap) return slot
  return { ...slot, state: slot.swap.before, swap: { ...slot.swap, answer } }
}

/** Another keeper of this door says that she comes, from the hour before the start to the end: the others need not hurry. */
export function comeInstead(slots: Slots, id: string, person: SlotPerson, at: Date): SlotOutcome {
  const slot = slots[id]
  if (!slot || !mayStepFrom('miss', slot.state) || at >= slot.endsAt) return { refused: 'SLOT_CHANGED' }
  if (slot.coming) return slot.coming.id === person.id ? NOTHING : { refused: 'SLOT_CHANGED' }
  return { changed: { [id]: { ...slot, coming: person } } }
}

/** True for a host from nearby on the day of a slot for which she was asked: she may have to close the door after its end. */
export function isCalledOn(slots: Slots, who: readonly string[], at: Date): boolean {
  return Object.values(slots).some(
    ({ called, startsAt }) => dateOf(startsAt) === dateOf(at) && called?.some((id) => who.includes(id)) === true,
  )
}

/** The slot for which a door that is opened at a moment is opened: the one under way, else the next that begins within the hour. */
export function slotAt(slots: Slots, at: Date): [string, RotationSlot] | undefined {
  const around = Object.entries(slots).filter(
    ([, { startsAt, endsAt }]) => at.getTime() >= startsAt.getTime() - EARLIEST_MINUTES * MINUTE_MS && at < endsAt,
  )
  return around.sort(([, a], [, b]) => Number(a.startsAt) - Number(b.startsAt))[0]
}

/** The door is open: by her whose duty it is the slot is served, by another it is substituted. A slot that is decided stays so. */
export function doorOpened(slots: Slots, by: SlotPerson, who: Who, at: Date): Slots {
  const [id, slot] = slotAt(slots, at) ?? []
  if (id === undefined || !slot) return {}
  const step = who(slot.on) ? 'serve' : 'substitute'
  if (!mayStepFrom(step, slot.state)) return {}
  const settled = slot.state === 'swapRequested' ? asBefore(slot, 'overtaken') : slot
  return { [id]: { ...settled, state: SLOT_STEPS[step].to, served: { by, at } } }
}

/** The township excuses her, before or after; without having seen a paper only so often a quarter. */
export function excuse(
  slots: Slots,
  id: string,
  told: { why: ExcuseReason; evidence: boolean; by: string; usedThisQuarter: number },
  at: Date,
): SlotOutcome {
  const slot = slots[id]
  if (slot?.excused?.by === told.by && slot.excused.why === told.why) return NOTHING
  if (!slot || !mayStepFrom('excuse', slot.state)) return { refused: 'SLOT_CHANGED' }
  if (!told.evidence && told.usedThisQuarter >= EXCUSES_A_QUARTER) return { refused: 'EXCUSES_USED' }
  const { why, evidence, by } = told
  return { changed: { [id]: { ...settled(slot), state: 'excused', excused: { why, evidence, by, at } } } }
}

/** Nobody need come: an order for the whole place, or for this slot alone. */
export function exempt(
  slots: Slots,
  id: string,
  told: { why: ExemptReason; by: string; period?: string },
  at: Date,
): SlotOutcome {
  const slot = slots[id]
  if (slot?.exempt?.by === told.by && slot.exempt.why === told.why) return NOTHING
  if (!slot || !mayStepFrom('exempt', slot.state)) return { refused: 'SLOT_CHANGED' }
  return { changed: { [id]: { ...settled(slot), state: 'exempt', exempt: { ...told, at } } } }
}

const settled = (slot: RotationSlot): RotationSlot =>
  slot.state === 'swapRequested' ? asBefore(slot, 'overtaken') : slot

/** The order is taken back: who has not begun is on duty again. */
export function callBack(slots: Slots, id: string, at: Date): SlotOutcome {
  const slot = slots[id]
  if (!slot || !mayStepFrom('callBack', slot.state)) return { refused: 'SLOT_CHANGED' }
  if (at >= slot.startsAt) return { refused: 'STEP_NOT_POSSIBLE' }
  const { exempt: _order, ...rest } = slot
  return { changed: { [id]: { ...rest, state: 'scheduled' } } }
}

/** True from half an hour after the start while the door is shut: what the board shows as 还没人值班 before the slot is over. */
export function isNobodyThere(slot: RotationSlot, at: Date): boolean {
  if (slot.state === 'missed') return true
  return mayStepFrom('miss', slot.state) && at.getTime() >= slot.startsAt.getTime() + NOBODY_AFTER * MINUTE_MS
}
