import type { OutputOf } from '../../../contract/action'
import type { activity } from '../../../contract/activity'
import { phaseOf } from '../../../domain/activity'
import { dateOf } from '../../../domain/calendar-day'
import type { Seat } from '../../../domain/roster'
import { toIso } from '../../../domain/time'
import type { ActivityDocument } from '../../kit/activity-document'
import { refuse } from '../../kit/refusal'
import type { SeriesDocument } from '../../kit/series-document'
import type { UseCase } from '../../kit/serve'
import { marksOf } from './marks'
import { recordState } from './of-home'
import { activityById, namesOf, seriesById } from './store'

type Managed = OutputOf<typeof activity.manage>
type Line = Managed['people'][number]

/** One activity as its host runs it: its plan, how full it is, and who comes or waits, in the order in which they came. */
export const manage: UseCase<typeof activity.manage> = async ({ home, now }, { activityId }) => {
  const found = (await activityById(activityId)) ?? refuse('NOT_FOUND', 'activityId')
  const series = found.seriesId === undefined ? null : await seriesById(found.seriesId)
  const [mark = null] = await marksOf(home.path, [dateOf(found.startsAt)])
  return {
    ...plan(found, now),
    series: seriesView(series),
    mark,
    waiting: found.waiting.length,
    people: await people(found),
  }
}

function plan(found: ActivityDocument, at: Date): Omit<Managed, 'series' | 'mark' | 'waiting' | 'people'> {
  const { startsAt, endsAt, opensAt, closesAt, freeCancelUntil } = found
  return {
    ...{ activityId: found._id, homeId: found.homeId, homeName: found.homeName, kind: found.kind },
    ...{ templateId: found.templateId ?? null, title: found.title, note: found.note },
    ...{ whereWords: found.shownAddress, atHome: found.place.at === 'home' },
    ...{ startsAt: toIso(startsAt), endsAt: toIso(endsAt), opensAt: toIso(opensAt), closesAt: toIso(closesAt) },
    freeCancelUntil: toIso(freeCancelUntil),
    phase: phaseOf(found, at),
    ...{ capacity: found.capacity, left: found.left, waitlistMax: found.waitlistMax },
    ...{ countCompanions: found.countCompanions, audience: found.audience },
    cancelledWhy: found.cancelledWhy ?? null,
    record: recordState(found),
  }
}

function seriesView(series: SeriesDocument | null): Managed['series'] {
  if (!series) return null
  const { _id, until, except, dueAt } = series
  return { seriesId: _id, until, except, on: dueAt !== undefined }
}

async function people({ seats = {}, waiting, behind }: ActivityDocument): Promise<Line[]> {
  const queue = [...waiting, ...behind]
  const entries = Object.entries(seats)
  const ids = [...entries.flatMap(([id, { by }]) => [id, by]), ...queue.flatMap(({ id, by }) => [id, by])]
  const names = await namesOf([...new Set(ids.filter((id) => id !== undefined))])
  const line = (personId: string, n: number, by: string | undefined, state: Line['state']) => ({
    personId,
    name: names.get(personId) ?? '',
    n,
    by: by === undefined || by === personId ? null : (names.get(by) ?? ''),
    state,
  })
  const seated = entries
    .sort(([, a], [, b]) => a.at.getTime() - b.at.getTime())
    .map(([id, seat]) => line(id, seat.n, seat.by, stateOf(seat)))
  return [...seated, ...queue.map(({ id, n, by }) => line(id, n, by, 'waits'))] as Line[]
}

function stateOf(seat: Seat): Line['state'] {
  if (seat.noShow !== undefined) return 'noShow'
  if (seat.in && seat.in.state !== 'revoked') return 'came'
  if (seat.walkIn) return 'walkIn'
  if (seat.answerBy) return 'promoted'
  return seat.asked ? 'asked' : 'comes'
}
