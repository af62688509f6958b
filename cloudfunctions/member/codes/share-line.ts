import type { ParsedInputOf } from '../../../contract/action'
import type { member } from '../../../contract/member'
import { MOST_LINES } from '../../../domain/family'
import { toIso } from '../../../domain/time'
import type { Call } from '../../kit/context'
import type { PersonDocument } from '../../kit/documents'
import { openLines, sealLine } from '../../kit/family'
import { assertGrownUp } from '../../kit/grown-up'
import { type GuardianInvitation, invite, useUp } from '../../kit/invitation'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { changeFamily } from '../family/change-family'
import { consentsOf } from '../family/children'
import type { Behind } from './behind'

type Given = ParsedInputOf<typeof member.redeemCode>['consents']

/** A code that she gives to the child's other guardian, who can then sign it up without her. */
export const shareChild: UseCase<typeof member.shareChild> = async (call, { lineId }) => {
  const { resident } = call
  if (!resident.family?.lines.some(({ id }) => id === lineId)) refuse('NOT_FOUND', 'lineId')
  const { code, expiresAt } = await invite(call, resident._id, { kind: 'guardian', lineId })
  return { code, expiresAt: toIso(expiresAt) } as never
}

/**
 * The line stands with both guardians under one id, so that the child takes one place whoever signs it up (S08). The words are the first one's of this
 * moment, sealed for the second; the consents are her own, since one person's never move to another. Either forgets it without the other.
 */
export async function shareLine(
  invitation: GuardianInvitation,
  { inviter }: Behind,
  account: PersonDocument,
  given: Given,
  call: Call,
) {
  const { lineId } = invitation
  assertGrownUp(account)
  const done = { kind: 'guardian', lineId } as const
  const { id, photo: _photo, ...words } = openLines(inviter, [lineId])[0] ?? refuse('CODE_WRONG', 'code')
  const { lines = [] } = account.family ?? {}
  if (lines.some((line) => line.id === id)) return done
  const consents = consentsOf(given ?? refuse('CONSENT_NEEDED', 'consents'), call.now)
  if (lines.length >= MOST_LINES) refuse('FAMILY_FULL')
  if (!(await useUp(invitation, account._id, call, call.source(account._id)))) refuse('CODE_WRONG', 'code')
  await changeFamily(call, account, (current) => {
    if (current.lines.some((line) => line.id === id)) return null
    if (current.lines.length >= MOST_LINES) refuse('FAMILY_FULL')
    const line = { id, token: sealLine(account._id, id, words), consents, req: call.requestId, at: call.now }
    return { ...current, lines: [...current.lines, line] }
  })
  return done
}
