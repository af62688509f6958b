import {
  MADE_AHEAD_DAYS,
  makeAt,
  nextSeriesDate,
  occurrenceId,
  seriesDates,
  timesOn,
} from '../../../domain/activity-series'
import { dateAfter, dateOf } from '../../../domain/calendar-day'
import type { ActivityDocument } from '../../kit/activity-document'
import type { HomeDocument } from '../../kit/documents'
import { newActivity } from '../../kit/new-activity'
import type { FactSource } from '../../kit/outbox'
import type { SeriesDocument } from '../../kit/series-document'
import { change, command, createMissing } from '../../kit/store'

/**
 * Makes the occurrences of a series that begin within the next four weeks and do not stand yet. Their ids come from the series and the day, so that
 * a call and the timer, or the same of them twice, make each once; one that was cancelled stands, and is not made again.
 */
export async function makeOccurrences(
  series: SeriesDocument,
  home: HomeDocument,
  at: Date,
  source: FactSource,
): Promise<{ activityId: string; startsAt: Date }[]> {
  const through = dateAfter(dateOf(at), MADE_AHEAD_DAYS)
  const coming = seriesDates(series, null, through)
    .map((date) => ({ date, times: timesOn(date, series.times, at) }))
    .filter(({ times }) => times.startsAt > at && times.closesAt > at)
  const missing = coming.filter(({ date }) => series.madeThrough === null || date > series.madeThrough)
  const made = missing.map(({ date, times }) =>
    newActivity(series.plan, times, home, {
      ...{ id: occurrenceId(series._id, date), seriesId: series._id, requestId: series.requestId },
      ...{ by: series.createdBy, at },
    }),
  )
  await createMissing<ActivityDocument>('activities', made as Omit<ActivityDocument, 'version' | 'outbox'>[], source)
  if (series.madeThrough === null || series.madeThrough < through) {
    const next = nextSeriesDate(series, through)
    const dueAt = next === null ? command.remove() : makeAt(next)
    await change('activitySeries', series._id, { version: series.version }, { madeThrough: through, dueAt })
  }
  return coming.map(({ date, times }) => ({ activityId: occurrenceId(series._id, date), startsAt: times.startsAt }))
}
