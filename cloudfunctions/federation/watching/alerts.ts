import type { federation } from '../../../contract/federation'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { acknowledge, looksById, namesOf, openAlerts } from './store'

/** Officers of the place and below who looked at far more contacts than usual, and whom nobody has asked yet; never the one who reads this. */
export const alerts: UseCase<typeof federation.alerts> = async ({ officer, organisation }) => {
  const open = (await openAlerts(organisation._id)).filter(({ officerId }) => officerId !== officer._id)
  const names = await namesOf(open.map(({ officerId }) => officerId))
  return {
    alerts: open.map(({ _id, officerId, day, looks, usual, alertedAt }) => ({
      alertId: _id,
      name: names.get(officerId) ?? null,
      day,
      looks,
      usual,
      at: toIso(alertedAt),
    })),
  }
}

/** Another officer has asked her. Nobody acknowledges her own: to her it does not exist. */
export const acknowledgeAlert: UseCase<typeof federation.acknowledgeAlert> = async (call, { orgId, alertId }) => {
  const { officer } = call
  const found = await looksById(alertId)
  const isTold = found?.toldIn?.includes(orgId) ?? false
  if (!found || !isTold || found.officerId === officer._id) return refuse('NOT_FOUND', 'alertId')
  await acknowledge(found, { by: officer._id, at: call.now }, call.source(officer._id))
  return { alertId }
}
