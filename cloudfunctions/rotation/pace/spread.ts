import { beginOf } from '../../../domain/period'
import { touchPace } from '../../kit/pace'
import type { Tick } from '../../kit/serve'
import { homesToTell, periodsToSpread, spreadTo } from './store'

/** Homes told in one tick: two requests each at most. */
const TOLD_AT_ONCE = 100

/** Makes the homes of a new or ended exempt period due to be judged anew, a bounded number a tick, going on where it stopped. */
export const spreadExempt: Tick = async (at) => {
  const [period] = await periodsToSpread(1)
  if (!period) return
  const homes = await homesToTell(period.path, period.paceTodo?.after ?? null, TOLD_AT_ONCE)
  const from = beginOf({ first: period.from, last: period.to })
  for (const { _id } of homes) await touchPace(_id, from, at)
  const last = homes.at(-1)
  await spreadTo(period, last && homes.length === TOLD_AT_ONCE ? { path: last.path, id: last._id } : null)
}
