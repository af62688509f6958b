import { slotRow } from '../../services/duty'
import type { DutyMonth, DutySlot } from '../../services/model'

/** What she may do about a slot; the first stands out. */
export interface SlotDeed {
  id: 'confirmSlot' | 'askSwap' | 'takeBackSwap' | 'accept' | 'decline' | 'comeInstead'
  label: string
}

const AHEAD: readonly string[] = ['scheduled', 'confirmed', 'swapRequested', 'swapped']

export function deedsOf(slot: DutySlot, now: Date): SlotDeed[] {
  const begun = new Date(slot.startsAt) <= now
  const over = new Date(slot.endsAt) <= now
  if (!AHEAD.includes(slot.state) || over) return []
  if (slot.swap?.toMe)
    return [...(begun ? [] : [{ id: 'accept' as const, label: '好,我来换' }]), { id: 'decline', label: '这次换不了' }]
  if (slot.mine)
    return [
      ...(slot.state === 'scheduled' ? [{ id: 'confirmSlot' as const, label: '我会来' }] : []),
      ...(slot.state === 'swapRequested' ? [{ id: 'takeBackSwap' as const, label: '不换了,我来' }] : []),
      ...(slot.state !== 'swapRequested' && !begun ? [{ id: 'askSwap' as const, label: '想换班' }] : []),
    ]
  return slot.coming === null ? [{ id: 'comeInstead', label: '我来顶这一班' }] : []
}

/** The others of the team, and the slots of the one she asks that she could take in return. */
export function swapChoices(
  told: DutyMonth | null,
  slot: DutySlot | undefined,
  now: Date,
  toPersonId = '',
): { people: { id: string; label: string }[]; theirs: { id: string; label: string }[] } {
  if (!told || !slot) return { people: [], theirs: [] }
  const people = told.team
    .filter(({ mine, claimed }) => !mine && claimed)
    .map(({ personId, name, as }) => ({ id: personId, label: as === 'paired' ? `${name}(结对执委)` : name }))
  const theirs = told.slots
    .filter(
      ({ on, startsAt, state }) =>
        on.personId === toPersonId && new Date(startsAt) > now && ['scheduled', 'confirmed', 'swapped'].includes(state),
    )
    .map((each) => ({ id: each.id, label: `换她 ${slotRow(each).day} ${slotRow(each).time}` }))
  return { people, theirs: toPersonId === '' ? [] : [{ id: '', label: '只请她替这一班' }, ...theirs] }
}
