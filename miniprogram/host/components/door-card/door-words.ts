import { clockOf, type SlotRow, slotRow } from '../../../services/duty'
import type { Door, DutyToday } from '../../../services/model'

/** The door as its card shows it. */
export interface DoorShown {
  homeName: string
  isOpen: boolean
  /** What is true now, in one sentence. */
  words: string
  note: string
  slots: (SlotRow & { mayConfirm: boolean; mayCome: boolean })[]
  next: SlotRow | null
  unclosed: { day: string; words: string } | null
  isNeighbour: boolean
}

export function doorShown(told: DutyToday): DoorShown {
  const { door, slots, next, unclosed } = told
  return {
    homeName: told.homeName,
    isOpen: door.isOpen,
    words: doorWords(door),
    note: lateWords(door),
    slots: slots.map((slot) => ({
      ...slotRow(slot),
      mayConfirm: slot.mine && slot.state === 'scheduled',
      mayCome:
        !slot.mine &&
        slot.coming === null &&
        ['scheduled', 'confirmed', 'swapRequested', 'swapped'].includes(slot.state),
    })),
    next: next ? slotRow(next) : null,
    unclosed: unclosed && {
      day: unclosed.day,
      words: `${unclosed.day.slice(5).replace('-', '月')}日 ${clockOf(unclosed.from)} 开了门,没记关门`,
    },
    isNeighbour: told.iAm === 'neighbour',
  }
}

function doorWords({ isOpen, spells }: Door): string {
  const there = spells.filter(({ to }) => to === null)
  const [first] = there
  if (isOpen && first) return `${first.mine ? '您' : first.name} ${clockOf(first.from)} 开的门`
  const last = spells[spells.length - 1]
  return last?.to ? `今天 ${clockOf(last.from)}-${clockOf(last.to)} 开过门` : '今天还没开门'
}

function lateWords({ spells }: Door): string {
  const mine = spells.filter((spell) => spell.mine)
  if (mine.some(({ clockAheadMinutes }) => clockAheadMinutes > 0)) return '手机的钟快了,按收到的时间记'
  return mine.some(({ lateMinutes }) => lateMinutes > 0) ? '没有网络时记的,已经补上' : ''
}

/** The day as it stands on this phone after a deed that still waits for a network. */
export function afterDeed(told: DutyToday, deed: 'open' | 'close', at: string): DutyToday {
  const spells =
    deed === 'open'
      ? [
          ...told.door.spells,
          { name: '', mine: true, from: at, to: null, how: 'phone' as const, lateMinutes: 0, clockAheadMinutes: 0 },
        ]
      : told.door.spells.map((spell) => (spell.to === null ? { ...spell, to: at } : spell))
  return { ...told, door: { ...told.door, isOpen: deed === 'open', spells } }
}
