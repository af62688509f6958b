import { activatedAt } from '../../../active-spans'
import { dateOf } from '../../../calendar-day'
import type { CountedDays } from '../../veto'
import { daysWithout } from '../../window'
import { cadenceFacts, lastKeptOn } from './activity'
import { type Frame, laterOf } from './frame'

/** How many days on end something was missing at the cut-off (rubric §4). What is there now was missing for none. */
export function countedDays(frame: Frame): Record<CountedDays, number> {
  const { records, moment } = frame
  const today = dateOf(moment)
  const begun = dateOf(activatedAt(records.active) ?? moment)
  const since = (terms: readonly { since: Date; until: Date | null }[]): number => {
    const known = terms.filter((term) => term.since <= moment)
    if (known.some(({ until }) => until === null || moment < until)) return 0
    const ends = known.map(({ until }) => dateOf(until ?? moment))
    return daysWithout(ends.reduce(laterOf, begun), today, [])
  }
  const kept = lastKeptOn(frame, cadenceFacts(frame)) ?? begun
  return {
    withoutPairedMember: since(records.paired),
    withoutKeptActivity: daysWithout(kept, today, records.exempt),
    withoutLeadHost: since(records.hosts.filter(({ role }) => role === 'leadHost')),
    withoutPlace:
      records.placeUntil === null || moment < records.placeUntil
        ? 0
        : daysWithout(dateOf(records.placeUntil), today, []),
  }
}
