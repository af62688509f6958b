import type { activity } from '../../../contract/activity'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { change, command } from '../../kit/store'
import { spotCheckOf, spotChecksIn } from './store'

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

/** The township has looked, and says what it found. Once is enough, whoever of the office says it. */
export const endSpotCheck: UseCase<typeof activity.endSpotCheck> = async (call, { orgId, activityId, why }) => {
  const { officer, now } = call
  const found = (await spotCheckOf(activityId, orgId)) ?? refuse('NOT_FOUND', 'activityId')
  const looked = { by: officer._id, at: now, why, checks: found.spotChecks ?? [] }
  const patch = { spotChecked: command.set(looked), toSpotCheck: command.remove() }
  await change('activities', activityId, { toSpotCheck: true }, patch, call.source(officer._id))
  return { activityId }
}
