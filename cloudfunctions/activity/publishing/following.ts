import type { activity } from '../../../contract/activity'
import { momentOn } from '../../../domain/activity-series'
import { dateAfter, dateOf } from '../../../domain/calendar-day'
import type { ActivityDocument, ActivityHead } from '../../kit/activity-document'
import { editActivity, type Step } from '../../kit/activity-edit'
import { refreshComing } from '../../kit/home-week'
import { assertTextFit } from '../../kit/moderation'
import { refuse } from '../../kit/refusal'
import type { SeriesDocument } from '../../kit/series-document'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { assertNotBegun } from './assert-changeable'
import { cancelled, reasonWords } from './cancel'
import { moved } from './move'
import { recut } from './set-capacity'
import { changeSeries, comingOfSeries, seriesById } from './store'

/** More occurrences than four weeks hold do not stand; the home's other activities lie between them. */
const AHEAD = 100

/**
 * This occurrence and all that follow become another: first what will be made, then what stands, one guarded write each. What broke off in between
 * is finished by the retry, which changes nothing twice.
 */
export const changeFollowing: UseCase<typeof activity.changeFollowing> = async (call, input) => {
  const { host, now } = call
  const { title, note, fromMinute, minutes, capacity } = input
  const words = { title, note: note ?? '' }
  const series = await seriesOf(call.activity)
  assertNotBegun(call.activity, now)
  await assertTextFit([words.title, words.note], call.openid, 'title')
  const source = call.source(host._id)
  await changeSeries(series, source, ({ plan, times }) => {
    const next = { ...plan, ...words, capacity }
    const nextTimes = { ...times, startMinute: fromMinute, minutes }
    const same = JSON.stringify([plan, times]) === JSON.stringify([next, nextTimes])
    return same ? null : { plan: next, times: nextTimes }
  })
  const following = await comingOfSeries(series, call.activity.startsAt, AHEAD)
  for (const { _id } of following) {
    await editActivity(_id, source, (current) => {
      if (current.state !== 'published') return null
      const startsAt = momentOn(dateOf(current.startsAt), fromMinute)
      const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
      return together(current, [
        (before) => reworded(before, words),
        (before) => moved(before, startsAt, endsAt, now),
        (before) => recut(before, capacity, now),
      ])
    })
  }
  await refreshComing(call.home._id, now)
  return { changed: following.filter(({ state }) => state === 'published').length }
}

/** This occurrence and all that follow do not take place, and no more are made. */
export const endFollowing: UseCase<typeof activity.endFollowing> = async (call, { reason, words }) => {
  const { host, now } = call
  const series = await seriesOf(call.activity)
  const why = await reasonWords(reason, words, call.openid)
  const source = call.source(host._id)
  const until = dateAfter(dateOf(call.activity.startsAt), -1)
  await changeSeries(series, source, (current) =>
    current.until !== null && current.until <= until ? null : { until, dueAt: command.remove() },
  )
  const following = await comingOfSeries(series, call.activity.startsAt, AHEAD)
  for (const { _id } of following) {
    await editActivity(_id, source, (current) => (current.endsAt <= now ? null : cancelled(current, why, now)))
  }
  await refreshComing(call.home._id, now)
  return { cancelled: following.length }
}

/** Days on which the series will not take place; occurrences that stand already are cancelled one by one, since people may have signed up. */
export const leaveOut: UseCase<typeof activity.leaveOut> = async (call, { dates }) => {
  const series = await seriesOf(call.activity)
  const except = [...new Set(dates)].sort()
  await changeSeries(series, call.source(call.host._id), (current) =>
    JSON.stringify(current.except) === JSON.stringify(except) ? null : { except },
  )
  return { except }
}

async function seriesOf({ seriesId }: ActivityHead): Promise<SeriesDocument> {
  if (seriesId === undefined) return refuse('NOT_IN_SERIES', 'activityId')
  return (await seriesById(seriesId)) ?? refuse('NOT_IN_SERIES', 'activityId')
}

function reworded(current: ActivityDocument, words: { title: string; note: string }): Step | null {
  if (current.title === words.title && current.note === words.note) return null
  return { next: { ...current, ...words }, patch: { ...words } }
}

type Decide = (current: ActivityDocument) => Step | null

/** Several edits of one activity as one write, each decided on what those before it left. */
function together(current: ActivityDocument, decisions: readonly Decide[]): Step | null {
  return decisions.reduce<Step | null>((whole, decide) => {
    const step = decide(whole?.next ?? current)
    if (step === null) return whole
    const notices = [...(whole?.notices ?? []), ...(step.notices ?? [])]
    return { next: step.next, patch: { ...whole?.patch, ...step.patch }, notices }
  }, null)
}
