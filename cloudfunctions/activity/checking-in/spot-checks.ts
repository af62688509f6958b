import type { activity } from '../../../contract/activity'
import { toIso } from '../../../domain/time'
import type { UseCase } from '../../kit/serve'
import { spotChecksIn } from './store'

/** Where the township looks at how people were checked in: no verdict, only where to look (S07). */
export const spotChecks: UseCase<typeof activity.spotChecks> = async (_call, { orgId }) => {
  const activities = await spotChecksIn(orgId)
  return {
    activities: activities.map(({ _id, title, homeName, endsAt, spotChecks: why = [], result }) => ({
      activityId: _id,
      title,
      homeName,
      endsAt: toIso(endsAt),
      why,
      persons: result?.persons ?? 0,
    })),
  }
}
