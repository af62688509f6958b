import type { Tick } from '../kit/serve'

/** What is due for rotation and cadence, once a minute, in this order; each job as in activity/tick: bounded, by an index, repeatable. */
const JOBS: readonly Tick[] = []

export const tick: Tick = async (at) => {
  for (const job of JOBS) await job(at)
}
