import type { federation } from '../../../contract/federation'
import { grantsInForce } from '../../../domain/role'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { mayResetPin } from '../may-appoint'
import { changePerson, personById } from '../store'
import { withoutPin } from './store'

/**
 * An officer above her in everything she is, or for a county role another county officer, takes a forgotten pin away; she sets a new one. One
 * answer for whom one may not and who is none. A retry that comes late leaves the new one alone.
 */
export const resetStaffPin: UseCase<typeof federation.resetStaffPin> = async (call, { orgId, personId }) => {
  const { officer, now } = call
  const person = await personById(personId)
  const isHere = grantsInForce(person?.roles ?? [], now).some((grant) => grant.orgId === orgId)
  if (!person || !isHere || !mayResetPin(officer, person, now)) return refuse('NOT_FOUND', 'personId')
  await changePerson(person, call.source(officer._id), (current) =>
    current.pinResetIn === call.requestId || current.staffPin === undefined ? null : withoutPin(call.requestId),
  )
  return { reset: true }
}
