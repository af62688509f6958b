import type { Tick } from '../kit/serve'
import { freeze } from './applying/measured'
import { scoreAll } from './score/score-all'
import { recheck } from './upkeep/recheck'

/** What is due for 五有 and its campaigns, once a minute, in this order; each job bounded, by an index, repeatable. */
const JOBS: readonly Tick[] = [freeze, scoreAll, recheck]

export const tick: Tick = async (at) => {
  for (const job of JOBS) await job(at)
}
