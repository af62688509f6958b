import type { member } from '../../../contract/member'
import { toIso } from '../../../domain/time'
import type { PersonDocument } from '../../kit/documents'
import { invite, withdrawOwn } from '../../kit/invitation'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { changePerson } from '../store'

/**
 * A code shown on her old phone; entered on the new one it makes both accounts one woman. Roles, cases and consents stay where they are. A new
 * code ends the one before: what somebody else has seen is of no use any more.
 */
export const mergeCode: UseCase<typeof member.mergeCode> = async (call) => {
  const { resident } = call
  if (resident.claim) refuse('CLAIM_UNFIT')
  const { id, code, expiresAt } = await invite(call, resident._id, { kind: 'merge', personId: resident._id })
  let last: PersonDocument['mergeCode'] = resident.mergeCode
  await changePerson(resident, call.source(resident._id), ({ mergeCode: current }) => {
    last = current
    // The retry of an earlier call does not bring its code back.
    if (current && (current.id === id || current.expiresAt > expiresAt)) return null
    last = { id, expiresAt, ...(current ? { before: current.id } : {}) }
    return { mergeCode: last }
  })
  if (last?.id === id && last.before) await withdrawOwn(last.before, resident._id, call)
  return { code, expiresAt: toIso(expiresAt) }
}

/** Takes her last code back; false when somebody has used it already, which `me` tells as `takenOver`. */
export const withdrawMergeCode: UseCase<typeof member.withdrawMergeCode> = async (call) => {
  const { resident } = call
  const { id } = resident.mergeCode ?? {}
  return { withdrawn: id === undefined || (await withdrawOwn(id, resident._id, call)) }
}
