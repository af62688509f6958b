import { grantsInForce, placesServed, type RoleGrant } from '../../../domain/role'
import type { Call } from '../../kit/context'
import type { PersonDocument } from '../../kit/documents'
import { type OfficerInvitation, useUp } from '../../kit/invitation'
import { refuse } from '../../kit/refusal'
import { changePerson } from '../store'

/** She takes a role, which opens nothing until whoever invited her has confirmed that it is she (safety, "Persons"). */
export async function takeRole(invitation: OfficerInvitation, account: PersonDocument, call: Call) {
  const { _id, by, role, orgId, orgPath, orgName, until } = invitation
  if (by === account._id) return refuse('CODE_WRONG', 'code')
  const has = grantsInForce(account.roles, call.now).some((each) => each.role === role && each.orgId === orgId)
  if (has) return { kind: 'officer', role, orgName, waits: false } as const
  const source = call.source(account._id)
  if (!(await useUp(invitation, account._id, call, source))) return refuse('CODE_WRONG', 'code')
  const grant: RoleGrant = {
    id: _id.slice(0, GRANT_ID),
    role,
    orgId,
    orgPath,
    orgName,
    from: call.now,
    until,
    pending: { by, confirmed: [] },
  }
  await changePerson(account, source, (current) => {
    if (current.roles.some(({ id }) => id === grant.id)) return null
    const roles = [...current.roles, grant]
    return { roles, officerIn: placesServed(roles, call.now) }
  })
  return { kind: 'officer', role, orgName, waits: true } as const
}

/** One invitation makes one grant, however often its call comes. */
const GRANT_ID = 22
