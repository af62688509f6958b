import type { Tick } from '../kit/serve'
import { computeCadence } from './pace/compute'
import { spreadExempt } from './pace/spread'

/** What is due for rotation and cadence, once a minute, in this order; each job as in activity/tick: bounded, by an index, repeatable. */
const JOBS: readonly Tick[] = [spreadExempt, computeCadence]

export const tick: Tick = async (at) => {
  for (const job of JOBS) await job(at)
}
