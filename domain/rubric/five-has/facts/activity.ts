import {
  CADENCE_PERIOD,
  type CadenceFacts,
  type CadenceKind,
  type CadenceWhy,
  type HeldFact,
  judge,
} from '../../../cadence'
import { dateOf } from '../../../calendar-day'
import { LEAST_OPEN_MINUTES } from '../../../opening'
import type { PeriodDays } from '../../../period'
import { minimumAttendance } from '../../attendance'
import { FIVE_HAS_ATTENDANCE } from '../attendance'
import type { ActivityFact } from '../records'
import {
  count,
  type EvidenceLine,
  type Found,
  type Frame,
  isOver,
  isWithin,
  requiredOf,
  shareOf,
  standing,
} from './frame'

/** 有活动: the four beats, judged as the cadence judges them, and how many women came. */
export function activityFacts(frame: Frame): Record<'D1' | 'D2' | 'D3' | 'D4' | 'D5', Found> {
  const facts = cadenceFacts(frame)
  return {
    D1: beat('reception', frame, facts),
    D2: beat('gathering', frame, facts),
    D3: beat('quarterly', frame, facts),
    D4: banquets(frame, facts),
    D5: reach(frame),
  }
}

/** What is known at the moment: later openings and activities have not happened. */
export function cadenceFacts({ records, at }: Frame): CadenceFacts {
  const least = (kind: HeldFact['kind']): number =>
    minimumAttendance({ minimumAttendance: FIVE_HAS_ATTENDANCE }, kind, records.covered)
  return {
    active: records.active,
    openings: records.openings.filter(({ from }) => from <= at),
    held: records.activities.filter(isHeld).filter(({ startsAt }) => startsAt <= at),
    exempt: records.exempt,
    least: { gathering: least('gathering'), quarterly: least('quarterly'), banquet: least('banquet') },
  }
}

function isHeld(activity: ActivityFact): activity is ActivityFact & HeldFact {
  return activity.kind === 'gathering' || activity.kind === 'quarterly' || activity.kind === 'banquet'
}

function beat(kind: Exclude<CadenceKind, 'banquet'>, frame: Frame, facts: CadenceFacts): Found {
  const required = requiredOf(CADENCE_PERIOD[kind], frame)
  const verdicts = new Map(required.map((period) => [period.key, judge(kind, period, facts)]))
  const keptIn = ({ key }: PeriodDays): boolean => verdicts.get(key)?.kept === true
  return {
    ...shareOf(frame, required, keptIn),
    lines: required
      .filter(({ first }) => first <= dateOf(frame.at))
      .map((period) => {
        const why = verdicts.get(period.key)?.why ?? { is: 'nothing' as const }
        const over = isOver(frame, period)
        const activityId = kind === 'reception' ? undefined : idsIn(why)[0]
        return {
          when: period.key,
          title: frame.records.activities.find(({ id }) => id === activityId)?.title ?? '',
          counts: keptIn(period) ? 'yes' : over ? 'no' : 'open',
          note: noteOf(why, over),
          ...(activityId === undefined ? {} : { activityId }),
        }
      }),
  }
}

const idsIn = (why: CadenceWhy): string[] => ('ids' in why ? why.ids : 'id' in why ? [why.id] : [])

/** Why a period counts or not, as one says it to a neighbour. */
function noteOf(why: CadenceWhy, over: boolean): string {
  switch (why.is) {
    case 'kept':
      return '办了'
    case 'tooFew':
      return `来了 ${why.persons} 位,满 ${why.least} 位才算`
    case 'tooShort':
      return `开了 ${why.minutes} 分钟,满 ${LEAST_OPEN_MINUTES} 分钟才算`
    case 'invalid':
      return '有一次,镇街看过说不算'
    case 'notSettled':
      return '结束两小时以后才算得出'
    case 'cancelled':
      return '那一次取消了'
    default:
      return over ? '没有记录' : '还没办'
  }
}

function banquets(frame: Frame, { least }: CadenceFacts): Found {
  const held = frame.records.activities.filter(
    ({ kind, startsAt }) => kind === 'banquet' && isWithin(frame, startsAt) && startsAt <= frame.at,
  )
  const counts = ({ cancelled, invalid, persons }: ActivityFact): boolean =>
    !cancelled && !invalid && persons !== null && persons >= least.banquet
  return standing(
    count(held.filter(counts).length),
    held.map(
      (activity): EvidenceLine => ({
        when: dateOf(activity.startsAt),
        title: activity.title,
        counts: counts(activity) ? 'yes' : 'no',
        note: `来了 ${activity.persons ?? 0} 位,满 ${least.banquet} 位才算`,
        activityId: activity.id,
      }),
    ),
  )
}

/** Distinct women over all activities of the window. */
function reach(frame: Frame): Found {
  const came = frame.records.activities.filter(
    ({ cancelled, invalid, startsAt, visitors }) =>
      !cancelled && !invalid && isWithin(frame, startsAt) && startsAt <= frame.at && visitors.length > 0,
  )
  const lines = came.map(
    ({ id, title, startsAt, visitors }): EvidenceLine => ({
      when: dateOf(startsAt),
      title,
      counts: 'yes',
      note: `签到 ${visitors.length} 位`,
      activityId: id,
    }),
  )
  return standing(count(new Set(came.flatMap(({ visitors }) => visitors)).size), lines)
}

/** The last day on which anything was kept, for the veto of ninety days; null when nothing ever was. */
export function lastKeptOn({ records, moment }: Frame, { least }: CadenceFacts): string | null {
  const opened = records.openings.filter(
    ({ from, to }) => to !== null && to.getTime() - from.getTime() >= LEAST_OPEN_MINUTES * 60_000,
  )
  const held = records.activities.filter(
    (activity) =>
      !activity.cancelled &&
      !activity.invalid &&
      activity.persons !== null &&
      activity.persons >= leastOf(activity, least),
  )
  const moments = [...opened.map(({ from }) => from), ...held.map(({ startsAt }) => startsAt)].filter(
    (at) => at <= moment,
  )
  return moments.length === 0 ? null : dateOf(new Date(Math.max(...moments.map(Number))))
}

const leastOf = (activity: ActivityFact, least: CadenceFacts['least']): number =>
  isHeld(activity) ? least[activity.kind] : 1

/** Whether the records of a home are worth a score yet is the level's matter; how many weeks were asked of it is counted here. */
export function weeksAsked(frame: Frame): number {
  return requiredOf('week', frame).filter((week) => isOver(frame, week)).length
}
