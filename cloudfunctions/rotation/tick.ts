import type { Tick } from '../kit/serve'
import { followPeriods } from './clock/follow-periods'
import { tellDue } from './clock/tell-due'
import { computeCadence } from './pace/compute'
import { spreadExempt } from './pace/spread'

/** What is due for rotation and cadence, once a minute, in this order; each job as in activity/tick: bounded, by an index, repeatable. */
const JOBS: readonly Tick[] = [followPeriods, tellDue, spreadExempt, computeCadence]

export const tick: Tick = async (at) => {
  for (const job of JOBS) await job(at)
}
