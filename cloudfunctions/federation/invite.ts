import type { federation } from '../../contract/federation'
import { mayInvite, ROLE_LEVEL } from '../../domain/role'
import { toIso } from '../../domain/time'
import { invite as makeCode } from '../kit/invitation'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'

/** A code that gives a role to whoever uses it, once she is confirmed (domain/role `isConfirmed`). */
export const invite: UseCase<typeof federation.invite> = async (call, { role, until }) => {
  const { officer, organisation, now } = call
  if (!mayInvite(officer.roles, organisation.path, role, now)) refuse('ROLE_TOO_HIGH', 'role')
  if (ROLE_LEVEL[role] !== organisation.level) refuse('INPUT_INVALID', 'role')
  const ends = until === null ? null : new Date(until)
  if (ends !== null && ends <= now) refuse('INPUT_INVALID', 'until')
  const { _id: orgId, path: orgPath, name: orgName } = organisation
  const { code, expiresAt } = await makeCode(call, officer._id, {
    kind: 'officer',
    role,
    orgId,
    orgPath,
    orgName,
    until: ends,
  })
  return { code, expiresAt: toIso(expiresAt) }
}
