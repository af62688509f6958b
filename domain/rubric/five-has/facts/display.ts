import { dateOf } from '../../../calendar-day'
import { DAY_MS } from '../../../time'
import type { ActivityFact } from '../records'
import { count, type EvidenceLine, type Found, type Frame, isWithin, standing } from './frame'

/** Two stories that count lie so many days apart, so that one is not split in six (rubric §8). */
const DAYS_APART = 7
/** A 微播报 comes so many days after its activity (rubric E3). */
const IN_TIME_DAYS = 7

/**
 * 有展示: what of it the platform knows. A story (C14) is what stands published of an activity: its summary with at least one photo that passed its check
 * and that everybody on it agreed to. Exchange visits are not recorded yet.
 */
export function displayFacts(frame: Frame): Record<'E1' | 'E2' | 'E3', Found> {
  const held = frame.records.activities
    .filter(
      ({ cancelled, invalid, startsAt, endsAt }) =>
        !cancelled && !invalid && isWithin(frame, startsAt) && endsAt <= frame.at,
    )
    .sort((a, b) => Number(a.endsAt) - Number(b.endsAt))
  return { E1: stories(held), E2: standing(count(0), []), E3: inTime(held, frame.at) }
}

const publishedAt = ({ recordedAt, picturedAt }: ActivityFact): Date | null =>
  recordedAt && picturedAt ? new Date(Math.max(Number(recordedAt), Number(picturedAt))) : null

function stories(held: readonly ActivityFact[]): Found {
  const told = held
    .flatMap((activity) => {
      const at = publishedAt(activity)
      return at ? [{ activity, at }] : []
    })
    .sort((a, b) => Number(a.at) - Number(b.at))
  let last: Date | null = null
  let counted = 0
  const lines = told.map(({ activity, at }): EvidenceLine => {
    const apart = last === null || Number(at) - Number(last) >= DAYS_APART * DAY_MS
    if (apart) {
      last = at
      counted += 1
    }
    const note = apart ? '发布了' : `和上一篇不到 ${DAYS_APART} 天`
    return { when: dateOf(at), title: activity.title, counts: apart ? 'yes' : 'no', note, activityId: activity.id }
  })
  return standing(count(counted), lines)
}

function inTime(held: readonly ActivityFact[], now: Date): Found {
  const asked = held.filter(({ kind }) => kind === 'gathering' || kind === 'quarterly' || kind === 'banquet')
  const deadline = ({ endsAt }: ActivityFact): Date => new Date(endsAt.getTime() + IN_TIME_DAYS * DAY_MS)
  const isKept = (activity: ActivityFact): boolean => {
    const at = publishedAt(activity)
    return at !== null && at <= deadline(activity)
  }
  const due = asked.filter((activity) => isKept(activity) || deadline(activity) <= now)
  const lines = asked.map(
    (activity): EvidenceLine => ({
      when: dateOf(activity.startsAt),
      title: activity.title,
      counts: isKept(activity) ? 'yes' : due.includes(activity) ? 'no' : 'open',
      note: isKept(activity) ? '7 天内发了小结和照片' : '7 天内没有小结和照片',
      activityId: activity.id,
    }),
  )
  return standing({ kind: 'share', kept: due.filter(isKept).length, of: due.length }, lines)
}
