import type { member } from '../../../contract/member'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { pinToken } from '../../kit/staff-pin'
import { forgetPinTries, setPin } from '../store'
import { tryPin } from './try-pin'

/** She sets her pin, or another one by the one that stands. The retry of the call that set it changes nothing. */
export const setStaffPin: UseCase<typeof member.setStaffPin> = async (call, { pin, old }) => {
  const { officer } = call
  if (officer.staffPin?.requestId === call.requestId) return { set: true }
  if (officer.staffPin && old === undefined) return refuse('PIN_WRONG', 'old')
  const current = officer.staffPin && old !== undefined ? await tryPin(call, officer, old, 'old') : officer
  const staffPin = { token: await pinToken(pin, officer._id), setAt: call.now, requestId: call.requestId }
  if (!(await setPin(current, staffPin, call.source(officer._id)))) return refuse('BUSY')
  return { set: true }
}

/** Whether whoever holds her phone may go on. A right pin makes the tries before it forgotten. */
export const checkStaffPin: UseCase<typeof member.checkStaffPin> = async (call, { pin }) => {
  const current = await tryPin(call, call.officer, pin, 'pin')
  await forgetPinTries(current)
  return { right: true }
}
