import type { activity } from '../../../contract/activity'
import { waitsFirstUntil } from '../../../domain/no-shows'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { type ActivityForThem, activityFor } from '../roster/read'
import { townshipPathOf } from '../signing-up/who'
import { companyOf, idsOf, standingsIn } from '../standing'
import { card } from './card'
import { doorFrom } from './door'

type View = typeof activity.view

/** An activity's page. The roster stays behind: she sees what is left, and how she and her own people stand. */
export const view: UseCase<View> = async (call, { activityId }) => {
  const person = await call.person()
  const company = companyOf(person)
  const found = await activityFor(activityId, idsOf(company))
  if (!found || !isPublic(found)) return refuse('NOT_FOUND', 'activityId')
  const { lot } = found
  const waitsUntil = person && waitsFirstUntil(person, call.now)
  const townshipPath = found.audience === 'township' && person ? await townshipPathOf(person) : null
  return {
    ...card(found),
    note: found.note,
    point: found.shownAt ? { longitude: found.shownAt.longitude, latitude: found.shownAt.latitude } : null,
    freeCancelUntil: toIso(found.freeCancelUntil),
    waitlistMax: found.waitlistMax,
    waitingCount: found.waiting.length + found.behind.length,
    countCompanions: found.countCompanions,
    lot: lot ? { ...lot, drawnAt: toIso(lot.drawnAt) } : null,
    cancelledWhy: found.cancelledWhy ?? null,
    doorFrom: isHidden(found) ? toIso(doorFrom(found)) : null,
    standings: standingsIn(found, company),
    elsewhere: found.audience === 'township' && !(townshipPath !== null && found.path.startsWith(townshipPath)),
    waitsFirstUntil: waitsUntil ? toIso(waitsUntil) : null,
  }
}

const isPublic = ({ state }: ActivityForThem): boolean =>
  state === 'published' || state === 'completed' || state === 'cancelled'

/** In a flat: its shown place is no more than township and village. */
const isHidden = ({ place, shownAddress, townshipName, villageName }: ActivityForThem): boolean =>
  place.at === 'home' && shownAddress === `${townshipName}${villageName}`
