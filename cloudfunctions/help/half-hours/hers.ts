import type { help } from '../../../contract/help'
import type { UseCase } from '../../kit/serve'
import { herActor, openOneOfHers } from '../hers/opening'
import { herDeed, isOpenState } from '../store'
import { offeredAs } from './appointments'
import { offeredTo } from './offered'
import { giveBack, take } from './taking'

/** Half hours that she can take for one request of hers: with whom, before she takes one and that person reads what she wrote. */
export const freeHalfHours: UseCase<typeof help.freeHalfHours> = async (call, { key, caseId }) => {
  const mine = await openOneOfHers(call, key, caseId)
  const free = isOpenState(mine.document.state) ? await offeredTo(mine, call.now) : []
  return { free: free.map(offeredAs) }
}

export const takeHalfHour: UseCase<typeof help.takeHalfHour> = async (call, { key, caseId, shiftId, place }) => {
  const mine = await openOneOfHers(call, key, caseId)
  await take(call, mine, herDeed(call, herActor(key), 'appoint', [caseId, shiftId, place]), { shiftId, place })
  return { caseId }
}

export const giveBackHalfHour: UseCase<typeof help.giveBackHalfHour> = async (
  call,
  { key, caseId, shiftId, place },
) => {
  const mine = await openOneOfHers(call, key, caseId)
  await giveBack(mine, herDeed(call, herActor(key), 'giveBack', [caseId, shiftId, place]), { shiftId, place })
  return { caseId }
}
