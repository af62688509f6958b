import { dateOf } from '../../../domain/calendar-day'
import { beginOf, type Days, endOf } from '../../../domain/period'
import { EXEMPT_REASON_LABELS } from '../../../domain/rotation'
import { type ActivityFact, type HomeRecords, LEAST_PHOTOS } from '../../../domain/rubric/five-has/records'
import type { ActivityDocument } from '../../kit/activity-document'
import type { RecordPhoto } from '../../kit/activity-record'
import type { HomeDocument } from '../../kit/documents'
import { spansOf } from '../../kit/home-spans'
import { reachAt } from '../../kit/home-team'
import { trainingsOf } from '../../kit/trainings'
import {
  activitiesFrom,
  claimersOf,
  exemptFrom,
  openingsFrom,
  photosOf,
  plansBetween,
  visitsFrom,
  yearPlansOf,
} from './store'

/** All that was recorded of a home in a window. At most ten calls, whatever the home. */
export async function recordsOf(home: HomeDocument, window: Days): Promise<HomeRecords> {
  const from = beginOf(window)
  const hosts = home.hosts.flatMap(({ personId, claimedBy }) => [personId, ...(claimedBy ? [claimedBy] : [])])
  const years = [...new Set([window.first, window.last].map((day) => Number(day.slice(0, 4))))]
  const [openings, activities, plans, visits, exempt, yearPlans, trainings] = await Promise.all([
    openingsFrom(home._id, window.first),
    activitiesFrom(home._id, from),
    plansBetween(home._id, from, new Date(endOf(window).getTime() - 1)),
    visitsFrom(home._id, window.first),
    exemptFrom(home.path, from),
    yearPlansOf(home._id, years),
    trainingsOf([...new Set(hosts)]),
  ])
  return {
    ...standingOf(home),
    openings: openings.flatMap(({ _id, spells }) =>
      spells.map((spell) => ({ id: _id, from: spell.from, to: spell.to })),
    ),
    slots: plans.flatMap(({ slots = {} }) => Object.values(slots)),
    activities: await activityFacts(home, activities),
    visits: visits.map(({ day, by }) => ({ day, name: by.name })),
    trainings: trainingsAsHosts(home, trainings),
    plans: Object.fromEntries(yearPlans.map(({ year, completeSince }) => [String(year), completeSince])),
    exempt: exempt.map(({ from: first, to: last, why }) => ({ first, last, why: EXEMPT_REASON_LABELS[why] })),
  }
}

/** What stands in the home's own document. */
function standingOf(home: HomeDocument) {
  return {
    covered: home.womenCovered,
    active: spansOf(home),
    site: {
      place: home.shownAt !== undefined,
      hours: home.hoursText.trim() !== '',
      contact: home.phoneToken !== null,
      photos: (home.photos ?? []).length >= LEAST_PHOTOS,
      services: home.services.length > 0,
    },
    // Whoever wrote it down first has confirmed it.
    confirmedOn: [dateOf(home.createdAt), ...(home.profileConfirmedOn ?? [])],
    hosts: home.hosts,
    paired: home.paired,
    placeUntil: home.ownerConsent?.until ?? null,
  }
}

async function activityFacts(home: HomeDocument, found: readonly ActivityDocument[]): Promise<ActivityFact[]> {
  const held = found.filter(({ state }) => state === 'completed' || state === 'published' || state === 'cancelled')
  const came = (activity: ActivityDocument): string[] =>
    Object.entries(activity.seats ?? {}).flatMap(([id, seat]) => (seat.in?.state === 'valid' ? [id] : []))
  const [photos, claimers] = await Promise.all([
    photosOf(held.flatMap(({ _id, record }) => (record ? [_id] : []))),
    claimersOf([...new Set(held.flatMap(came))]),
  ])
  const pictured = new Map(photos.map(({ _id, photos: shown }) => [_id, firstOf(shown)]))
  const oneOf = (id: string): string => claimers.get(id) ?? id
  const isOwn = ownPeopleAt(home)
  return held.map((activity) => {
    const { _id, title, kind, startsAt, endsAt, state, flaggedInvalid, result, record } = activity
    const visitors = came(activity).filter((id) => !isOwn(id, startsAt) && !isOwn(oneOf(id), startsAt))
    return {
      ...{ id: _id, title, kind, startsAt, endsAt },
      cancelled: state === 'cancelled',
      invalid: flaggedInvalid !== undefined,
      persons: result?.persons ?? null,
      visitors: state === 'completed' ? [...new Set(visitors.map(oneOf))] : [],
      recordedAt: record?.at ?? null,
      picturedAt: pictured.get(_id) ?? null,
    }
  })
}

const firstOf = (photos: readonly RecordPhoto[]): Date | null =>
  photos.length === 0 ? null : new Date(Math.min(...photos.map(({ at }) => at.getTime())))

/** Hosts and paired members of that moment do not count as visitors. */
function ownPeopleAt({ hosts, paired }: HomeDocument): (id: string, at: Date) => boolean {
  const terms = [...hosts, ...paired]
  return (id, at) =>
    terms.some(
      ({ personId, claimedBy, since, until }) =>
        (personId === id || claimedBy === id) && since <= at && (until === null || at < until),
    )
}

/** A host may have been at a training under her account or under the person that hosts: it is hers as the host. */
function trainingsAsHosts(
  home: HomeDocument,
  trainings: Awaited<ReturnType<typeof trainingsOf>>,
): HomeRecords['trainings'] {
  const reach = reachAt(home)
  return home.hosts.flatMap(({ personId }) =>
    trainings
      .filter((training) => reach(training.personId) === reach(personId))
      .map((training) => ({ ...training, personId })),
  )
}
