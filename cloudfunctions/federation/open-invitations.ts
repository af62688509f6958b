import type { federation } from '../../contract/federation'
import { mayInvite } from '../../domain/role'
import { toIso } from '../../domain/time'
import { withdraw } from '../kit/invitation'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { invitationById, namesOf, openInvitationsAt } from './store'

/** Codes at a place and below that nobody has used yet, without the codes themselves. */
export const openInvitations: UseCase<typeof federation.openInvitations> = async ({ officer, organisation, now }) => {
  const open = await openInvitationsAt(organisation.path, now)
  const names = await namesOf(open.map(({ by }) => by))
  return {
    invitations: open.map(({ _id, role, orgId, orgPath, orgName, by, expiresAt }) => ({
      invitationId: _id,
      role,
      orgId,
      orgName,
      byName: names.get(by) ?? null,
      byMe: by === officer._id,
      expiresAt: toIso(expiresAt),
      mayWithdraw: mayInvite(officer.roles, orgPath, role, now),
    })),
  }
}

/** Whoever might have made the code takes it back; one that has been used is a role by now, and ended as such. */
export const withdrawInvitation: UseCase<typeof federation.withdrawInvitation> = async (
  call,
  { orgId, invitationId },
) => {
  const { officer, organisation, now } = call
  const invitation = await invitationById(invitationId)
  if (invitation?.kind !== 'officer' || invitation.orgId !== orgId) return refuse('NOT_FOUND', 'invitationId')
  if (!mayInvite(officer.roles, organisation.path, invitation.role, now)) refuse('ROLE_TOO_HIGH', 'role')
  if (!(await withdraw(invitation, officer._id, call))) refuse('INVITATION_USED')
  return { invitationId }
}
