import type { federation } from '../../contract/federation'
import { isWithin } from '../../domain/organisation'
import { grantsNotEnded, mayInvite, ROLE_LEVEL, type RoleGrant } from '../../domain/role'
import { toIso } from '../../domain/time'
import type { PersonDocument } from '../kit/documents'
import type { UseCase } from '../kit/serve'
import { mayResetPin } from './may-appoint'
import { officersIn } from './store'

/** The officers of a place and below, with the grants there that have not ended; what they do elsewhere stays out. */
export const officers: UseCase<typeof federation.officers> = async (call, { orgId, after }) => {
  const { persons, next } = await officersIn(orgId, after)
  const here = persons.map(({ _id, name, roles, staffPin }) => ({
    personId: _id,
    name,
    mayResetPin: staffPin !== undefined && mayResetPin(call.officer, { _id, roles }, call.now),
    grants: grantsNotEnded(roles, call.now)
      .filter((grant) => isWithin(grant.orgPath, call.organisation.path))
      .map((grant) => grantTold(grant, call.officer, call.now)),
  }))
  return { officers: here.filter(({ grants }) => grants.length > 0), next }
}

function grantTold(grant: RoleGrant, officer: PersonDocument, at: Date) {
  const { id, role, orgId, orgName, orgPath, from, until, pending, ending } = grant
  return {
    grantId: id,
    role,
    orgId,
    orgName,
    from: toIso(from),
    until: until && toIso(until),
    waits: pending
      ? {
          invitedByMe: pending.by === officer._id,
          confirmedByMe: pending.confirmed.includes(officer._id),
          mayConfirm:
            mayInvite(officer.roles, orgPath, role, at) &&
            (pending.by === officer._id || ROLE_LEVEL[role] === 'county'),
        }
      : null,
    endingAskedByMe: ending ? ending.by === officer._id : null,
  }
}
