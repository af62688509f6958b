import { placesOf } from '../../../domain/half-hours'
import { DAY_MS } from '../../../domain/time'
import type { ShiftDocument } from '../duty/store'
import { isKept, settleTurn, turnsToSettle } from '../half-hours/store'
import { casesNaming, opened } from '../store'

/**
 * A half hour and its case are two documents: where a call broke off between them, the turn follows what the case says. Comparing twice, late or after a
 * crash finds the same; a turn that somebody changed meanwhile is left for the next minute.
 */
export async function settleHalfHours(at: Date, limit: number): Promise<void> {
  for (const turn of await turnsToSettle(at, limit)) {
    const orphaned = await orphanedIn(turn)
    const tomorrow = new Date(at.getTime() + DAY_MS)
    await settleTurn(turn, orphaned, tomorrow < turn.until ? tomorrow : null)
  }
}

/** Places that no case has. Whoever is to come at one is named on the case, so her cases are all there are. */
async function orphanedIn(turn: ShiftDocument): Promise<string[]> {
  const cases = [...(await casesNaming(turn.personId, false)), ...(await casesNaming(turn.personId, true))]
    .map(opened)
    .filter((one) => one !== null)
  const kept = cases.flatMap(({ document, head }) =>
    head.appointments
      .filter((one) => one.shiftId === turn._id && isKept(turn, document._id, one))
      .map(({ place }) => `p${place}`),
  )
  const all = placesOf(turn).map((_begins, place) => `p${place}`)
  return all.filter((one) => turn.taken?.[one] !== undefined && !kept.includes(one))
}
