import type { Roster } from '../../../domain/roster-sign-up'
import { command, type Patch } from '../../kit/store'

/**
 * What changed between two rosters, as a patch for a compare-and-set on `version`: of what the timer and the host do. Sign-up and cancelling have
 * guarded writes of their own, which nobody blocks.
 */
export function rosterPatch(before: Roster, after: Roster): Patch {
  const persons = new Set([...Object.keys(before.seats), ...Object.keys(after.seats)])
  const patch: Patch = {}
  for (const id of persons) {
    const seat = after.seats[id]
    if (seat === before.seats[id]) continue
    patch[`seats.${id}`] = seat ? command.set(seat) : command.remove()
  }
  for (const field of WHOLE) if (after[field] !== before[field]) patch[field] = after[field]
  if (after.lot && after.lot !== before.lot) patch.lot = command.set(after.lot)
  return patch
}

const WHOLE = [
  'waiting',
  'behind',
  'left',
  'waitLeft',
  'memberIds',
  'lineIds',
  'capacity',
  'startsAt',
  'closesAt',
] as const satisfies readonly (keyof Roster)[]
