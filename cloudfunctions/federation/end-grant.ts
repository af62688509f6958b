import type { federation } from '../../contract/federation'
import { placesServed } from '../../domain/role'
import { toIso } from '../../domain/time'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { assertMayAppoint } from './may-appoint'
import { changePerson, personById } from './store'

/** An officer ends a grant strictly below her own level, at once. One that has ended already stays as it ended. */
export const endGrant: UseCase<typeof federation.endGrant> = async (call, { orgId, personId, grantId }) => {
  const { officer, organisation, now } = call
  const person = await personById(personId)
  const grant = person?.roles.find((each) => each.id === grantId && each.orgId === orgId)
  // One answer: ids of persons are not to be tried out here.
  if (!person || !grant) return refuse('NOT_FOUND', 'grantId')
  assertMayAppoint(officer, organisation.path, grant.role, now)

  let until = now
  await changePerson(person, call.source(officer._id), (current) => {
    const ended = current.roles.find((each) => each.id === grantId)?.until
    if (ended && ended <= now) {
      until = ended
      return null
    }
    until = now
    const roles = current.roles.map((each) => (each.id === grantId ? { ...each, until: now } : each))
    return { roles, officerIn: placesServed(roles, now) }
  })
  return { until: toIso(until) }
}
