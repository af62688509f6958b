import { mayActFor } from '../../domain/role'
import { TIMER_REQUEST } from '../kit/outbox'
import { clearKept } from './clear'
import { step } from './step'
import { jobsLeftAlone, rolesOfOwner, stopJob } from './store'

/** Nobody has looked at a job for so long: its watcher has gone, and the timer moves it on. */
const LEFT_ALONE_MS = 60_000
const JOBS_A_TICK = 5
const STEPS_A_TICK = 20

/**
 * Once a minute: jobs whose officer has closed the page go on, an import she has confirmed before a check. Those of an officer whose access
 * has ended go no further (safety, "Persons").
 */
export async function catchUp(at: Date): Promise<void> {
  const since = new Date(at.getTime() - LEFT_ALONE_MS)
  let steps = 0
  for (const state of ['importing', 'checking'] as const) {
    for (const job of await jobsLeftAlone(state, since, JOBS_A_TICK)) {
      if (!mayActFor(await rolesOfOwner(job), job.orgPath, 'township', at)) {
        await stopJob(job, at, { actor: 'timer', action: 'roll.stop', requestId: TIMER_REQUEST })
        continue
      }
      let [before, current] = [-1, job]
      while (current.state === state && current.nextChunk !== before && steps < STEPS_A_TICK) {
        before = current.nextChunk
        current = await step(current, at, { actor: 'timer', action: 'roll.catchUp', requestId: TIMER_REQUEST })
        steps += 1
      }
    }
  }
  await clearKept(at)
}
