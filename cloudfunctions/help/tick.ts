import { forgetPiecesBefore } from './attaching/store'
import { forgetDaysBefore } from './counting/today'
import { freezeFigures } from './figures/freeze'
import { rewrapCases } from './keys/rewrap'
import { callOn } from './timer/calling'
import { lookAfterDueCases } from './timer/due'
import { settleHalfHours } from './timer/settling'

const AT_ONCE = 20

/** Once a minute, by the function's own trigger: only it holds the keys. Each part may run late, twice, or again after a crash. */
export async function tick(at: Date): Promise<void> {
  await callOn(at, AT_ONCE)
  await forgetDaysBefore(at)
  await forgetPiecesBefore(at)
  await lookAfterDueCases(at, AT_ONCE)
  await settleHalfHours(at, AT_ONCE)
  await rewrapCases(AT_ONCE)
  await freezeFigures(at)
}
