import type { member } from '../../../contract/member'
import { isPhoneFresh, undoUntil } from '../../../domain/claim'
import { toIso } from '../../../domain/time'
import { claim as claimPerson } from '../../kit/claim'
import { endOwnClaim } from '../../kit/claim-end'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { personById } from '../store'

/** She claims a person who carries the number that WeChat vouched for as hers. Any other person does not exist for her. */
export const claim: UseCase<typeof member.claim> = async (call, { personId }) => {
  const { resident, now } = call
  const verified = resident.phoneVerified
  const person = await personById(personId)
  if (!verified || !isPhoneFresh(verified.at, now)) return refuse('PHONE_NOT_VERIFIED')
  if (!person || person.openid !== undefined || person.phoneIndex !== verified.index)
    return refuse('NOT_FOUND', 'personId')
  const ground = { how: 'phone', ground: call.requestId } as const
  const { at } = await claimPerson(resident, person, ground, now, call.source(resident._id))
  return { personId, undoUntil: toIso(undoUntil(at)) }
}

/** Taken back by whoever claimed, or on the account that another one took over; after seven days the officers are asked to. */
export const undoClaim: UseCase<typeof member.undoClaim> = async (call, { personId, claimId }) => {
  const { resident, now } = call
  const person = await personById(personId)
  const hers = person?._id === resident._id || person?.claim?.by === resident._id || person?.claimEnded?.id === claimId
  if (!person || !hers) return refuse('NOT_FOUND', 'claimId')
  return { personId, undone: await endOwnClaim(person, claimId, resident._id, now, call.source(resident._id)) }
}
