import type { help } from '../../../contract/help'
import type { UseCase } from '../../kit/serve'
import { staffDeed } from '../store'
import { offeredAs } from './appointments'
import { offeredTo } from './offered'
import { giveBack, take } from './taking'

/** What the desk can take for a case in hand, while it speaks with her. */
export const freeHalfHoursFor: UseCase<typeof help.freeHalfHoursFor> = async ({ opened, now }) => {
  return { free: (await offeredTo(opened, now)).map(offeredAs) }
}

export const takeHalfHourFor: UseCase<typeof help.takeHalfHourFor> = async (call, { caseId, shiftId, place }) => {
  const deed = staffDeed(call, call.staff.person._id, 'appoint', [caseId, shiftId, place])
  await take(call, call.opened, deed, { shiftId, place })
  return { caseId }
}

export const giveBackHalfHourFor: UseCase<typeof help.giveBackHalfHourFor> = async (call, input) => {
  const { caseId, shiftId, place } = input
  const deed = staffDeed(call, call.staff.person._id, 'giveBack', [caseId, shiftId, place])
  await giveBack(call.opened, deed, { shiftId, place })
  return { caseId }
}
