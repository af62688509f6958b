import type { activity } from '../../../contract/activity'
import { dateAfter } from '../../../domain/calendar-day'
import { idsOnPath } from '../../../domain/organisation'
import { placeKey } from '../../kit/activity-found'
import type { Call } from '../../kit/context'
import type { OrganisationDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { placesByIds, rootPlace, villagePathOf } from '../store'
import { card } from './card'
import { activitiesUnder } from './store'
import { keyFrom, nextAfter } from './time-cursor'

type List = typeof activity.list
type Width = 'village' | 'township' | 'county'

const PAGE = 20
/** Which place of the way from the root a width means. */
const STEP: Record<Width, number> = { county: 0, township: 1, village: 2 }

/** What comes up in a place: three database calls beside the look-up of the caller (house, "Budgets"). */
export const list: UseCase<List> = async (call, { villageId, within, kind, day, after }) => {
  const { place, width } = await placeOf(call, villageId, within)
  const days = day === undefined ? {} : bounds(day)
  const from = { after: keyFrom(after), now: later(call.now, days.from), ...(days.until ? { until: days.until } : {}) }
  const found = await activitiesUnder(placeKey(place._id, kind), from, PAGE)
  return { where: { label: place.name, width }, activities: found.map(card), next: nextAfter(found, PAGE) }
}

/** Her village, its township or county; the county for whoever has said nothing. One call with a village known, else two. */
async function placeOf(
  call: Call,
  villageId: string | undefined,
  within: Width,
): Promise<{ place: OrganisationDocument; width: Width }> {
  const person = villageId === undefined ? await call.person() : null
  const asked = villageId ?? person?.villageId
  const path = person?.villagePath ?? (asked ? await villagePathOf(asked) : null)
  if (villageId !== undefined && path === null) refuse('NOT_FOUND', 'villageId')
  if (!path) return { place: (await rootPlace()) ?? refuse('NOT_FOUND'), width: 'county' }
  const id = idsOnPath(path)[STEP[within]]
  const [place] = id === undefined ? [] : await placesByIds([id])
  return { place: place ?? refuse('NOT_FOUND', 'villageId'), width: within }
}

/** Activities that end on a day. */
function bounds(day: string): { from?: Date; until?: Date } {
  return { from: new Date(`${day}T00:00:00+08:00`), until: new Date(`${dateAfter(day, 1)}T00:00:00+08:00`) }
}

const later = (now: Date, from: Date | undefined): Date => (from && from > now ? from : now)
