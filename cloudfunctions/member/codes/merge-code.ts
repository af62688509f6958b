import type { member } from '../../../contract/member'
import { toIso } from '../../../domain/time'
import { invite } from '../../kit/invitation'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'

/** A code shown on her old phone; entered on the new one it makes both accounts one woman. Roles, cases and consents stay where they are. */
export const mergeCode: UseCase<typeof member.mergeCode> = async (call) => {
  const { resident } = call
  if (resident.claim) refuse('CLAIM_UNFIT')
  const { code, expiresAt } = await invite(call, resident._id, { kind: 'merge', personId: resident._id })
  return { code, expiresAt: toIso(expiresAt) }
}
