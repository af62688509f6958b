import type { ParsedInputOf } from '../../../contract/action'
import type { activity } from '../../../contract/activity'
import { FREE_CANCEL_MS, type PlannedTimes, plannedTimes } from '../../../domain/activity-plan'
import { type SeriesTimes, seriesTimesOf } from '../../../domain/activity-series'
import { dateOf } from '../../../domain/calendar-day'
import { toIso } from '../../../domain/time'
import { refreshComing } from '../../kit/home-week'
import { assertTextFit } from '../../kit/moderation'
import { newActivity } from '../../kit/new-activity'
import { refuse } from '../../kit/refusal'
import type { SeriesDocument, SeriesPlan } from '../../kit/series-document'
import type { UseCase } from '../../kit/serve'
import { forgetDraft } from './drafts'
import { activityId } from './ids'
import { makeOccurrences } from './make-occurrences'
import { marksOf } from './marks'
import { assertTimes } from './planned'
import { activityById, addActivity, addSeries, seriesById } from './store'

type Publish = typeof activity.publish

/**
 * A host publishes: limits are checked, the words go through WeChat's check under her account while she is here, and only then neighbours see
 * anything (rules-that-bind 8). What is made has ids from the call, so a retry finds it, and is not checked again.
 */
export const publish: UseCase<Publish> = async (call, input) => {
  const { home, host, requestId, now } = call
  const source = call.source(host._id)
  const id = activityId('activity', home._id, requestId)
  const seriesId = activityId('series', home._id, requestId)
  const standing = input.weekly ? await seriesById(seriesId) : await activityById(id)
  if (!standing) {
    if (home.state !== 'active') refuse('HOME_NOT_OPEN', 'homeId')
    const times = plannedTimes(wishedTimes(input), input.audience, now)
    assertTimes(times, input.audience, now)
    const plan = planOf(input)
    await assertTextFit(wordsOf(plan), call.openid, 'title')
    if (input.weekly) {
      const { until, except } = input.weekly
      const from = dateOf(times.startsAt)
      if (until !== null && until < from) refuse('INPUT_INVALID', 'weekly.until')
      const series = {
        ...{ _id: seriesId, schema: 1, homeId: home._id, plan, times: seriesTimes(times, input), from, until },
        ...{ except, madeThrough: null, dueAt: now, requestId, createdAt: now, createdBy: host._id },
      }
      await addSeries(series, source)
    } else await addActivity(newActivity(plan, times, home, { id, requestId, by: host._id, at: now }), source)
  }
  const made = input.weekly ? await occurrencesOf(seriesId, call) : [await madeOne(id)]
  await refreshComing(home._id, now)
  if (input.draftId !== null) await forgetDraft(home._id, input.draftId, source)
  const [first] = made
  if (!first) return refuse('INPUT_INVALID', 'weekly.except')
  return {
    activityId: first.activityId,
    seriesId: input.weekly ? seriesId : null,
    made: made.map((each) => ({ activityId: each.activityId, startsAt: toIso(each.startsAt) })),
    marks: await marksOf(
      home.path,
      made.map((each) => dateOf(each.startsAt)),
    ),
  }
}

interface Made {
  activityId: string
  startsAt: Date
}

async function occurrencesOf(seriesId: string, call: Parameters<UseCase<Publish>>[0]): Promise<Made[]> {
  const series: SeriesDocument = (await seriesById(seriesId)) ?? refuse('TRY_AGAIN')
  return makeOccurrences(series, call.home, call.now, call.source(call.host._id))
}

async function madeOne(id: string): Promise<Made> {
  const { startsAt } = (await activityById(id)) ?? refuse('TRY_AGAIN')
  return { activityId: id, startsAt }
}

const moment = (text: string | null): Date | null => (text === null ? null : new Date(text))

function wishedTimes(input: ParsedInputOf<Publish>) {
  return {
    startsAt: new Date(input.startsAt),
    endsAt: new Date(input.endsAt),
    opensAt: moment(input.opensAt),
    closesAt: moment(input.closesAt),
    freeCancelUntil: moment(input.freeCancelUntil),
  }
}

/** The rule of a day before counts for every week, also when the first one is tomorrow. */
function seriesTimes(times: PlannedTimes, { freeCancelUntil }: ParsedInputOf<Publish>): SeriesTimes {
  const measured = seriesTimesOf(times)
  return freeCancelUntil === null ? { ...measured, freeCancelBeforeMs: FREE_CANCEL_MS } : measured
}

function planOf(input: ParsedInputOf<Publish>): SeriesPlan {
  const { kind, templateId, title, note, capacity, waitlistMax, countCompanions, audience, elsewhere } = input
  return {
    ...{ kind, templateId, title, note: note ?? '', capacity, waitlistMax, countCompanions, audience },
    elsewhere: elsewhere && { words: elsewhere.words, at: elsewhere.position },
  }
}

/** Everything of a plan that everybody reads. */
export const wordsOf = ({ title, note, elsewhere }: Pick<SeriesPlan, 'title' | 'note' | 'elsewhere'>): string[] => [
  title,
  note,
  elsewhere?.words ?? '',
]
