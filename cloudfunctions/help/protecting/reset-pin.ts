import type { help } from '../../../contract/help'
import { grantsInForce } from '../../../domain/role'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { newPinOf, opensWith } from '../keys/digests'
import { act, staffDeed } from '../store'

/**
 * She has forgotten her number code. An officer who reached her on the way that she chose, and on no other, says her a new one; it opens this request
 * under her own account alone. A receipt is never made again.
 */
export const resetPin: UseCase<typeof help.resetPin> = async (call, { caseId, spokeBy }) => {
  const { person } = call.staff
  const { document, head } = call.opened
  const { askerIndex } = document
  if (grantsInForce(person.roles, call.now).length === 0) refuse('NOT_FOUND', 'caseId')
  if (askerIndex === undefined) return refuse('STEP_NOT_POSSIBLE')
  const { channel, doNotCall } = head.contact
  if (spokeBy !== channel || (spokeBy === 'phone' && doNotCall)) refuse('SAFE_CONTACT_ONLY', 'spokeBy')
  const pin = newPinOf(caseId, person._id, call.requestId)
  const found = await opensWith({ pin }, askerIndex)
  await act(call.opened, staffDeed(call, person._id, 'reset', [caseId, spokeBy]), () => ({
    patch: { opensWith: found },
  }))
  return { pin }
}
