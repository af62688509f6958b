import type { federation } from '../../contract/federation'
import { isWithin } from '../../domain/organisation'
import { grantsNotEnded } from '../../domain/role'
import { toIso } from '../../domain/time'
import type { UseCase } from '../kit/serve'
import { officersIn } from './store'

/** The officers of a place and below, with the grants there that have not ended; what they do elsewhere stays out. */
export const officers: UseCase<typeof federation.officers> = async (call, { orgId, after }) => {
  const { persons, next } = await officersIn(orgId, after)
  const here = persons.map(({ _id, name, roles }) => ({
    personId: _id,
    name,
    grants: grantsNotEnded(roles, call.now)
      .filter((grant) => isWithin(grant.orgPath, call.organisation.path))
      .map(({ id, role, orgId, orgName, from, until }) => ({
        grantId: id,
        role,
        orgId,
        orgName,
        from: toIso(from),
        until: until && toIso(until),
      })),
  }))
  return { officers: here.filter(({ grants }) => grants.length > 0), next }
}
