import type { z } from 'zod'
import type { activityCard } from '../../../contract/activity/words'
import { toIso } from '../../../domain/time'
import type { ActivityCardFields } from './store'

/** An activity as everybody sees it in a list. */
export function card(activity: ActivityCardFields): z.input<typeof activityCard> {
  return {
    id: activity._id,
    state: activity.state,
    kind: activity.kind,
    title: activity.title,
    homeId: activity.homeId,
    homeName: activity.homeName,
    villageName: activity.villageName,
    townshipName: activity.townshipName,
    shownPlace: activity.shownAddress,
    startsAt: toIso(activity.startsAt),
    endsAt: toIso(activity.endsAt),
    opensAt: toIso(activity.opensAt),
    closesAt: toIso(activity.closesAt),
    capacity: activity.capacity,
    left: Math.max(0, activity.left),
    waitLeft: Math.max(0, activity.waitLeft),
    audience: activity.audience,
  }
}
