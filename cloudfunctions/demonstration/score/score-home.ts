import { dateAfter } from '../../../domain/calendar-day'
import { type HomeLook, lookAtHome } from '../../../domain/rubric/five-has/facts/home-facts'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { previewOf } from '../../../domain/rubric/preview'
import { onWallClock } from '../../../domain/time'
import type { HomeDocument } from '../../kit/documents'
import { recordsOf } from '../records/records-of'
import { keepScore, scoreOfHome } from './store'

const MONTHS_KEPT = 12

/**
 * The cut-off that a home rehearses for when nobody has set one: the first of the month after next, so that there is always a whole month left in which
 * something can still be done.
 */
export function rehearsedCutOff(at: Date): string {
  return onWallClock(at).startOf('month').add(2, 'month').format('YYYY-MM-DD')
}

/** A home as 五有 sees it before a cut-off. */
export async function lookAt(home: HomeDocument, cutOff: string, at: Date): Promise<HomeLook | null> {
  const first = onWallClock(`${cutOff}T00:00:00+08:00`).subtract(FIVE_HAS.windowMonths, 'month').format('YYYY-MM-DD')
  const records = await recordsOf(home, { first, last: dateAfter(cutOff, -1) })
  return lookAtHome(records, cutOff, at)
}

/** Computes a home's 五有 and keeps it; what it was in months before stays. Nothing for a home that was never open. */
export async function scoreHome(home: HomeDocument, at: Date): Promise<void> {
  const look = await lookAt(home, rehearsedCutOff(at), at)
  if (look === null) return
  const before = await scoreOfHome(home._id)
  const preview = previewOf(FIVE_HAS, look.facts)
  const month = onWallClock(at).format('YYYY-MM')
  const trend = [...(before?.trend ?? []).filter((one) => one.month !== month), { month, preview }].slice(-MONTHS_KEPT)
  const { _id, name, path, townshipName } = home
  await keepScore(before, { _id, schema: 1, homeId: _id, homeName: name, path, townshipName, at, look, preview, trend })
}
