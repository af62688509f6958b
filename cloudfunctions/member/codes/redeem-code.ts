import type { OutputOf } from '../../../contract/action'
import type { member } from '../../../contract/member'
import { undoUntil } from '../../../domain/claim'
import { toIso } from '../../../domain/time'
import { claim } from '../../kit/claim'
import type { Call } from '../../kit/context'
import type { PersonDocument } from '../../kit/documents'
import {
  type GuardianInvitation,
  type Invitation,
  invitationOf,
  type MergeInvitation,
  type PersonInvitation,
  useUp,
} from '../../kit/invitation'
import { assertTextFit } from '../../kit/moderation'
import { accountPersonId } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { accountOf, changePerson, personById } from '../store'
import { type Behind, standsBehind } from './behind'
import { joinHome } from './join-home'
import { needsName } from './needs-name'
import { shareLine } from './share-line'
import { takeRole } from './take-role'

type Done = OutputOf<typeof member.redeemCode>['done']

/**
 * She uses a code, once: claims a person, joins the hosts of a home, takes a role that waits for confirmation, joins her two accounts, or becomes a
 * second guardian of a child.
 */
export const redeemCode: UseCase<typeof member.redeemCode> = async (call, { code, name, consents }) => {
  const personId = (await call.person())?._id ?? accountPersonId(call.openid)
  const invitation = await invitationOf(call, code, personId)
  const behind = (await standsBehind(invitation, call.now)) ?? refuse('CODE_WRONG', 'code')
  if (needsName(invitation, await call.person()) && name === undefined) refuse('NAME_NEEDED', 'name')
  const account = await named(await accountOf(call), name, call)
  if (invitation.kind === 'guardian') return { done: await shareLine(invitation, behind, account, consents, call) }
  return { done: await take(invitation, behind, account, call) }
}

async function take(
  invitation: Exclude<Invitation, GuardianInvitation>,
  behind: Behind,
  account: PersonDocument,
  call: Call,
): Promise<Done> {
  switch (invitation.kind) {
    case 'person':
      return claimByCode(invitation, account, call)
    case 'merge':
      return mergeAccounts(invitation, account, call)
    case 'host':
      return joinHome(invitation, behind, account, call)
    case 'officer':
      return takeRole(invitation, account, call)
  }
}

/** A person without an account is hers. That somebody else was faster is told before the code is used up. */
async function claimByCode(invitation: PersonInvitation, account: PersonDocument, call: Call): Promise<Done> {
  const person = (await personById(invitation.personId)) ?? refuse('CODE_WRONG', 'code')
  const undone = await linkByCode(invitation, person, account, call)
  return { kind: 'person', personId: person._id, name: invitation.name, undoUntil: undone }
}

/** The old phone's person is hers on the new phone too; the old account stays as it is. */
async function mergeAccounts(invitation: MergeInvitation, account: PersonDocument, call: Call): Promise<Done> {
  const person = (await personById(invitation.personId)) ?? refuse('CODE_WRONG', 'code')
  return { kind: 'merge', personId: person._id, undoUntil: await linkByCode(invitation, person, account, call) }
}

async function linkByCode(
  invitation: PersonInvitation | MergeInvitation,
  person: PersonDocument,
  account: PersonDocument,
  call: Call,
): Promise<string> {
  if (person._id === account._id || account.claim) refuse('CLAIM_UNFIT')
  if (person.claim && person.claim.by !== account._id) refuse('ALREADY_CLAIMED')
  const source = call.source(account._id)
  if (!(await useUp(invitation, account._id, call, source))) refuse('CODE_WRONG', 'code')
  const ground = { how: 'code', ground: invitation._id } as const
  const { at } = await claim(account, person, ground, call.now, source)
  return toIso(undoUntil(at))
}

/** Her name, where she has told none before. Neighbours read it, so WeChat looks at it first. */
async function named(account: PersonDocument, name: string | undefined, call: Call): Promise<PersonDocument> {
  if (name === undefined || account.name) return account
  await assertTextFit([name], call.openid, 'name')
  await changePerson(account, call.source(account._id), (current) => (current.name ? null : { name }))
  return (await personById(account._id)) ?? { ...account, name }
}
