import type { OutputOf } from '../../contract/action'
import type { slots as doors } from '../../contract/rotation/slots'
import type { RotationSlot, Slots } from '../../domain/rotation'
import { inOrder, monthOf } from '../../domain/rotation-plan'
import { isNobodyThere } from '../../domain/rotation-steps'
import { toIso } from '../../domain/time'

export type SlotView = OutputOf<typeof doors.confirmSlot>

/** A slot as a woman of the team sees it; `hers` are all the persons that she is. */
export function slotView(slots: Slots, id: string, slot: RotationSlot, hers: readonly string[], at: Date): SlotView {
  const { on, plannedFor, served } = slot
  return {
    id,
    month: monthOf(slot.startsAt),
    startsAt: toIso(slot.startsAt),
    endsAt: toIso(slot.endsAt),
    kind: slot.kind,
    state: slot.state,
    nobodyThere: isNobodyThere(slot, at),
    on: { personId: on.id, name: on.name },
    mine: hers.includes(on.id),
    plannedFor: plannedFor.id === on.id ? null : plannedFor.name,
    swap: swapView(slots, slot, hers),
    coming: slot.coming?.name ?? null,
    served: served ? { name: served.by.name, at: toIso(served.at) } : null,
    excused: slot.excused?.why ?? null,
    exempt: slot.exempt?.why ?? null,
  }
}

function swapView(slots: Slots, { state, swap }: RotationSlot, hers: readonly string[]): SlotView['swap'] {
  if (state !== 'swapRequested' || !swap) return null
  const other = swap.forSlot === null ? undefined : slots[swap.forSlot]
  return {
    id: swap.id,
    to: { personId: swap.to.id, name: swap.to.name },
    toMe: hers.includes(swap.to.id),
    forSlot: swap.forSlot !== null && other ? { id: swap.forSlot, startsAt: toIso(other.startsAt) } : null,
    until: toIso(swap.until),
  }
}

/** All slots, in order of time. */
export function slotViews(slots: Slots, hers: readonly string[], at: Date): SlotView[] {
  return inOrder(slots).map(([id, slot]) => slotView(slots, id, slot, hers, at))
}
