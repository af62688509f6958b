import { dateOf } from '../../../domain/calendar-day'
import { idsOnPath } from '../../../domain/organisation'
import { monthAfter, monthOf, planIdOf } from '../../../domain/rotation-plan'
import type { ActivityDocument } from '../../kit/activity-document'
import type { ActivityRecordDocument } from '../../kit/activity-record'
import type { PersonDocument, Stored } from '../../kit/documents'
import type {
  ExemptPeriodDocument,
  OpeningDayDocument,
  RotationPlanDocument,
  VisitDocument,
} from '../../kit/rotation-document'
import { command, find } from '../../kit/store'

/** A home has fewer of each within the months that are looked at. */
const MOST = 1000

export function openingsFrom(homeId: string, day: string): Promise<OpeningDayDocument[]> {
  return find('openings', { where: { homeId, day: command.gte(day) }, fields: ['day', 'spells'], limit: MOST })
}

/** With their rosters, of which only the check-ins are kept. */
export function activitiesFrom(homeId: string, from: Date): Promise<ActivityDocument[]> {
  return find('activities', {
    where: { homeId, startsAt: command.gte(from) },
    fields: ['kind', 'title', 'state', 'startsAt', 'endsAt', 'result', 'flaggedInvalid', 'record', 'seats'],
    orderBy: [['startsAt', 'asc']],
    limit: MOST,
  })
}

export function photosOf(activityIds: readonly string[]): Promise<ActivityRecordDocument[]> {
  return byIds('activityRecords', activityIds, ['photos'])
}

/** The plans of the months from one day to another. */
export function plansBetween(homeId: string, first: Date, last: Date): Promise<RotationPlanDocument[]> {
  const ids: string[] = []
  for (let month = monthOf(first); month <= monthOf(last); month = monthAfter(month, 1))
    ids.push(planIdOf(homeId, month))
  return byIds('rotationPlans', ids, ['slots'])
}

export function visitsFrom(homeId: string, day: string): Promise<VisitDocument[]> {
  return find('visits', { where: { homeId, day: command.gte(day) }, fields: ['day', 'by'], limit: MOST })
}

/** What was exempted for a home's place or a place above it, and was not taken back. */
export async function exemptFrom(path: string, from: Date): Promise<ExemptPeriodDocument[]> {
  const periods = await find<ExemptPeriodDocument>('exemptPeriods', {
    where: { orgId: command.in(idsOnPath(path)), to: command.gte(dateOf(from)) },
    limit: MOST,
  })
  return periods.filter(({ endedAt }) => endedAt === undefined)
}

type PlanOfYear = Stored & { year: number; completeSince: Date | null }

export function yearPlansOf(homeId: string, years: readonly number[]): Promise<PlanOfYear[]> {
  return byIds(
    'yearPlans',
    years.map((year) => `${homeId}_plan-${year}`),
    ['year', 'completeSince'],
  )
}

/** With whom these persons count as one. */
export async function claimersOf(personIds: readonly string[]): Promise<Map<string, string>> {
  const found: PersonDocument[] = []
  for (let from = 0; from < personIds.length; from += MOST)
    found.push(...(await byIds<PersonDocument>('persons', personIds.slice(from, from + MOST), ['claim.by'])))
  return new Map(found.flatMap(({ _id, claim }) => (claim ? [[_id, claim.by] as const] : [])))
}

async function byIds<D extends Stored>(
  collection: string,
  ids: readonly string[],
  fields: readonly string[],
): Promise<D[]> {
  if (ids.length === 0) return []
  return find<D>(collection, { where: { _id: command.in([...ids]) }, fields, limit: ids.length })
}
