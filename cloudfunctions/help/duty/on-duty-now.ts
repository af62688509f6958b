import type { help } from '../../../contract/help'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { settingsAt } from '../../kit/settings'
import { placesById, rootPlace, wayTo } from '../asking/store'
import { deskName } from '../asking/who-can-read'
import { namesOf } from '../people'
import { shiftsFrom } from './store'

/** Who is there at this moment, as the shifts say and not one word more: an empty list is the honest answer. */
export const onDutyNow: UseCase<typeof help.onDutyNow> = async ({ now }, { placeId }) => {
  const [place] = placeId === null ? await rootPlace() : await placesById([placeId])
  if (!place) return refuse('NOT_FOUND', 'placeId')
  const way = placeId === null ? [place] : await wayTo(place.path)
  const shifts = await shiftsFrom(
    way.map(({ _id }) => _id),
    now,
  )
  const here = shifts.filter(({ from }) => from <= now)
  const next = shifts.filter(({ from }) => from > now).sort((a, b) => a.from.getTime() - b.from.getTime())[0]
  const names = await namesOf(here.map(({ personId }) => personId))
  const { hotlineHours } = await settingsAt(place.path)
  const unitOf = (orgId: string) => deskName(way.find(({ _id }) => _id === orgId) ?? place)
  return {
    people: here.map(({ role, personId, orgId, until }) => ({
      role,
      name: names.get(personId) ?? null,
      unit: unitOf(orgId),
      until: toIso(until),
    })),
    next: next ? toIso(next.from) : null,
    hotlineHours,
  }
}
