import type { member } from '../../../contract/member'
import { toIso } from '../../../domain/time'
import { openLines } from '../../kit/family'
import { hostEntry } from '../../kit/hosting'
import { type Invitation, invitationOf } from '../../kit/invitation'
import { accountPersonId } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { standings } from '../claiming/standings'
import { type Behind, standsBehind } from './behind'
import { needsName } from './needs-name'

/** Says what a code is for before it is used. It counts as a try, as using it does; trying the same code again costs nothing more. */
export const lookAtCode: UseCase<typeof member.lookAtCode> = async (call, { code }) => {
  const account = await call.person()
  const invitation = await invitationOf(call, code, account?._id ?? accountPersonId(call.openid))
  const behind = (await standsBehind(invitation, call.now)) ?? refuse('CODE_WRONG', 'code')
  return {
    for: await told(invitation, behind, call.now),
    expiresAt: toIso(invitation.expiresAt),
    needsName: needsName(invitation, account),
  }
}

async function told(invitation: Invitation, { inviter, home }: Behind, at: Date) {
  // A host of a roll who claimed herself may have told nobody her name; her home knows it.
  const invitedBy = (home && hostEntry(home, inviter, at)?.name) ?? inviter.name
  switch (invitation.kind) {
    case 'person': {
      const homes = await standings([invitation.personId], at)
      return { kind: invitation.kind, name: invitation.name, homes: homes.get(invitation.personId) ?? [] }
    }
    case 'host':
      return { kind: invitation.kind, homeId: invitation.homeId, homeName: invitation.homeName, invitedBy }
    case 'officer': {
      const { kind, role, orgName, until } = invitation
      return { kind, role, orgName, until: until && toIso(until), invitedBy }
    }
    case 'merge':
      return { kind: invitation.kind, name: inviter.name }
    case 'guardian': {
      const { nickname, ageBand } = openLines(inviter, [invitation.lineId])[0] ?? refuse('CODE_WRONG', 'code')
      return { kind: invitation.kind, nickname, ageBand, invitedBy: inviter.name } as never
    }
  }
}
