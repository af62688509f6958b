import type { PlannedTimes } from '../../domain/activity-plan'
import { type ActivityDocument, emptyRoster } from './activity-document'
import { foundIn } from './activity-found'
import { geoPoint } from './database'
import type { HomeDocument } from './documents'
import type { SeriesPlan } from './series-document'

export type NewActivity = Omit<ActivityDocument, 'version' | 'outbox' | 'shownAt'> & {
  shownAt?: ReturnType<typeof geoPoint>
}

/** Settling looks at every activity so long after its end (S06). */
const SETTLE_MS = 2 * 3_600_000

interface Made {
  id: string
  seriesId?: string
  requestId: string
  by: string
  at: Date
}

/** An activity as it is published: nobody has a place yet, and it stands where its home may be shown. */
export function newActivity(plan: SeriesPlan, times: PlannedTimes, home: HomeDocument, made: Made): NewActivity {
  const { elsewhere, templateId, audience } = plan
  const { place, shownAt, shownAddress } = placeOf(elsewhere, home)
  return {
    _id: made.id,
    schema: 1,
    state: 'published',
    kind: plan.kind,
    title: plan.title,
    note: plan.note,
    homeId: home._id,
    homeName: home.name,
    path: home.path,
    villageName: home.villageName,
    townshipName: home.townshipName,
    place,
    ...(shownAt ? { shownAt } : {}),
    shownAddress,
    ...times,
    capacity: plan.capacity,
    waitlistMax: plan.waitlistMax,
    countCompanions: plan.countCompanions,
    audience,
    ...emptyRoster(plan),
    foundIn: foundIn({ path: home.path, kind: plan.kind }),
    ...(made.seriesId === undefined ? {} : { seriesId: made.seriesId }),
    ...(templateId === null ? {} : { templateId }),
    dueAt: audience === 'lot' ? times.closesAt : new Date(times.endsAt.getTime() + SETTLE_MS),
    requestId: made.requestId,
    createdAt: made.at,
    createdBy: made.by,
  }
}

/** Where people meet: at the home, as it may be shown, or at another place in its host's words. */
export function placeOf(elsewhere: SeriesPlan['elsewhere'], home: HomeDocument) {
  const point = elsewhere === null ? home.shownAt : elsewhere.at
  const place: ActivityDocument['place'] =
    elsewhere === null ? { at: 'home' } : { at: 'elsewhere', address: elsewhere.words }
  const shownAddress = elsewhere === null ? home.shownAddress : elsewhere.words
  return { place, shownAt: point ? geoPoint(point) : undefined, shownAddress }
}
