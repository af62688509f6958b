import { DAY_MS } from '../../../domain/time'
import type { HomeDocument } from '../../kit/documents'
import { logFailure } from '../../kit/failure-log'
import { refreshComing } from '../../kit/home-week'
import { TIMER_REQUEST } from '../../kit/outbox'
import type { SeriesDocument } from '../../kit/series-document'
import { change, command, find, read } from '../../kit/store'
import { makeOccurrences } from './make-occurrences'

const SERIES_A_TICK = 20
const SOURCE = { actor: 'timer', action: 'activity.continueSeries', requestId: TIMER_REQUEST }

/**
 * Once a minute: series whose next week comes within sight get it. A home that is not open gets none, and is looked at again the next day, so that
 * its series goes on when it opens. Running it again makes nothing twice; one that fails is logged and stays due.
 */
export async function continueSeries(at: Date): Promise<void> {
  const due = await find<SeriesDocument>('activitySeries', {
    where: { dueAt: command.lte(at) },
    orderBy: [['dueAt', 'asc']],
    limit: SERIES_A_TICK,
  })
  for (const series of due) await continueOne(series, at).catch(logFailure)
}

async function continueOne(series: SeriesDocument, at: Date): Promise<void> {
  const home = await read<HomeDocument>('microHomes', series.homeId)
  if (home?.state === 'active') {
    await makeOccurrences(series, home, at, SOURCE)
    await refreshComing(home._id, at)
  } else {
    const tomorrow = new Date(at.getTime() + DAY_MS)
    await change('activitySeries', series._id, { version: series.version }, { dueAt: tomorrow })
  }
}
