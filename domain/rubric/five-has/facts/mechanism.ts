import { activatedAt } from '../../../active-spans'
import { RECORD_WITHIN_MS } from '../../../activity-record'
import { dateOf } from '../../../calendar-day'
import { type PeriodDays, periodAt } from '../../../period'
import type { RotationSlot } from '../../../rotation'
import { planStanding } from '../../../year-plan'
import { rotationFact } from '../../rotation'
import type { ActivityFact } from '../records'
import { type EvidenceLine, type Found, type Frame, isOver, isWithin, requiredOf, standing } from './frame'

/** 有机制: what of it the platform knows. Needs (C3) are not collected yet: there is nothing to measure. */
export function mechanismFacts(frame: Frame): Record<'C1' | 'C2' | 'C3' | 'C4', Found> {
  return {
    C1: rotation(frame),
    C2: yearPlan(frame),
    C3: standing({ kind: 'share', kept: 0, of: 0 }, []),
    C4: records(frame),
  }
}

const isServed = ({ state }: RotationSlot): boolean => state === 'served' || state === 'substituted'
const isLetOff = ({ state }: RotationSlot): boolean => state === 'excused' || state === 'exempt'

/** Slots served against slots scheduled, or required weeks where fewer were scheduled (rubric C1, §8). */
function rotation(frame: Frame): Found {
  const { exempt } = frame.records
  const slots = frame.records.slots
    .filter((slot) => isWithin(frame, slot.startsAt))
    .filter(({ startsAt }) => !exempt.some(({ first, last }) => first <= dateOf(startsAt) && dateOf(startsAt) <= last))
  const asked = slots.filter((slot) => !isLetOff(slot))
  const decided = asked.filter((slot) => isServed(slot) || slot.endsAt <= frame.at)
  const served = asked.filter(isServed).length
  const slotsOf = ({ key }: PeriodDays) => slots.filter(({ startsAt }) => periodAt('week', startsAt).key === key)
  const weeks = requiredOf('week', frame).filter((week) => slotsOf(week).length === 0 || !slotsOf(week).every(isLetOff))
  const begun = weeks.filter((week) => isOver(frame, week) || slotsOf(week).some(isServed))
  return {
    now: rotationFact({ served, scheduled: decided.length, weeks: begun.length }, false),
    ahead: rotationFact({ served, scheduled: asked.length, weeks: weeks.length }, false),
    open: Math.max(asked.length - decided.length, weeks.length - begun.length),
    lines: weeks
      .filter(({ first }) => first <= dateOf(frame.at))
      .map((week) =>
        weekLine(
          frame,
          week,
          slotsOf(week).filter((slot) => !isLetOff(slot)),
        ),
      ),
  }
}

function weekLine(frame: Frame, week: PeriodDays, slots: readonly RotationSlot[]): EvidenceLine {
  const served = slots.filter(isServed)
  const over = isOver(frame, week)
  const line = {
    when: week.key,
    title: [...new Set(served.map(({ served: by, on }) => by?.by.name ?? on.name))].join('、'),
  }
  if (slots.length === 0) return { ...line, counts: over ? 'no' : 'open', note: over ? '没有排班' : '还没排班' }
  const whole = served.length === slots.length
  return { ...line, counts: whole ? 'yes' : over ? 'no' : 'open', note: `${slots.length} 班里 ${served.length} 班有人` }
}

const CHOICES = { onTime: '按时,四样都排了', late: '交得晚了', none: '还没有交齐' } as const

/** The plan of the year in which the window ends. What was written after the moment is not known yet. */
function yearPlan(frame: Frame): Found {
  const year = Number(dateOf(frame.moment).slice(0, 4))
  const since = frame.records.plans[String(year)] ?? null
  const choice = planStanding(since, year, activatedAt(frame.records.active))
  return standing({ kind: 'choice', choice }, [
    {
      when: since ? dateOf(since) : '',
      title: `${year} 年的计划`,
      counts: choice === 'onTime' ? 'yes' : choice === 'late' ? 'no' : 'open',
      note: CHOICES[choice],
    },
  ])
}

/** Completed activities whose summary, photo and attendance stood within 72 hours (rubric C4); those still within them are not asked yet. */
function records(frame: Frame): Found {
  const held = frame.records.activities.filter(
    ({ cancelled, invalid, endsAt, startsAt }) =>
      !cancelled && !invalid && endsAt <= frame.at && isWithin(frame, startsAt),
  )
  const due = held.filter((activity) => isComplete(activity) || deadline(activity) <= frame.at)
  return {
    ...standing({ kind: 'share', kept: due.filter(isComplete).length, of: due.length }, []),
    lines: held.map((activity) => ({
      when: dateOf(activity.startsAt),
      title: activity.title,
      counts: isComplete(activity) ? 'yes' : due.includes(activity) ? 'no' : 'open',
      note: missingOf(activity),
      activityId: activity.id,
    })),
  }
}

const deadline = ({ endsAt }: ActivityFact): Date => new Date(endsAt.getTime() + RECORD_WITHIN_MS)
const inTime = (activity: ActivityFact, at: Date | null): boolean => at !== null && at <= deadline(activity)
const isComplete = (activity: ActivityFact): boolean =>
  inTime(activity, activity.recordedAt) && inTime(activity, activity.picturedAt) && (activity.persons ?? 0) > 0

function missingOf(activity: ActivityFact): string {
  const missing = [
    ...(inTime(activity, activity.recordedAt) ? [] : ['小结']),
    ...(inTime(activity, activity.picturedAt) ? [] : ['照片']),
    ...((activity.persons ?? 0) > 0 ? [] : ['签到']),
  ]
  return missing.length === 0 ? '72 小时内齐了' : `72 小时内还缺${missing.join('、')}`
}
