import { lookAfterWaiting } from '../kit/pictures/look-after-waiting'
import { RECORD_SHELF } from '../kit/pictures/record-shelf'
import type { Tick } from '../kit/serve'
import { lookAfterDue } from './due'
import { continueSeries } from './publishing/continue-series'
import { finishPhotosOff } from './recording/agree-to-photos'
import { finishChildPhotosOff } from './recording/child-photos-off'

/**
 * What is due for activities, once a minute, in this order. Each job finds its work by an index, does a bounded part of it and may run twice, late
 * or after a crash (house, "How data is kept" 4).
 */
const JOBS: readonly Tick[] = [
  lookAfterDue,
  continueSeries,
  finishPhotosOff,
  finishChildPhotosOff,
  (at) => lookAfterWaiting(RECORD_SHELF, at),
]

export const tick: Tick = async (at) => {
  for (const job of JOBS) await job(at)
}
