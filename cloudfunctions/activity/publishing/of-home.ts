import type { activity } from '../../../contract/activity'
import { phaseOf } from '../../../domain/activity'
import { momentOn } from '../../../domain/activity-series'
import { dateOf } from '../../../domain/calendar-day'
import { toIso } from '../../../domain/time'
import type { ActivityHead } from '../../kit/activity-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { marksOf } from './marks'
import { activitiesOfHome, type ListPlace } from './store'

const PAGE = 20

/** A home's activities for its hosts: from today on, nearest first, or before today, latest first. Cancelled ones stand too, and say so. */
export const ofHome: UseCase<typeof activity.ofHome> = async ({ home, now }, { part, after }) => {
  const from = momentOn(dateOf(now), 0)
  const found = await activitiesOfHome(home._id, part, from, after === null ? null : placeOf(after), PAGE + 1)
  const page = found.slice(0, PAGE)
  const marks =
    part === 'coming'
      ? await marksOf(
          home.path,
          page.map(({ startsAt }) => dateOf(startsAt)),
        )
      : []
  const last = page.at(-1)
  return {
    activities: page.map((each) => ({
      ...{ activityId: each._id, kind: each.kind, title: each.title, phase: phaseOf(each, now) },
      ...{ startsAt: toIso(each.startsAt), endsAt: toIso(each.endsAt), capacity: each.capacity, left: each.left },
      seriesId: each.seriesId ?? null,
      mark: marks.find(({ date }) => date === dateOf(each.startsAt)) ?? null,
      record: recordState(each),
    })),
    next: last && found.length > PAGE ? `${last.startsAt.getTime()}|${last._id}` : null,
  }
}

function placeOf(cursor: string): ListPlace {
  const [ms = '', id = ''] = cursor.split('|')
  const startsAt = new Date(Number(ms))
  return Number.isNaN(startsAt.getTime()) || !/^[A-Za-z0-9_-]{1,64}$/.test(id)
    ? refuse('INPUT_INVALID', 'after')
    : { startsAt, id }
}

/** Whether what is left of an activity is written down. */
export function recordState({ record }: Pick<ActivityHead, 'record'>): 'none' | 'written' | 'late' {
  if (!record) return 'none'
  return record.late ? 'late' : 'written'
}
