import { TIMER_REQUEST } from '../kit/outbox'
import type { RollJobDocument } from '../kit/roll-job'
import { removeStaged } from './staged-file'
import { clearJob, jobsToClear, keepLonger, removeChunks } from './store'

const JOBS_A_TICK = 20
/** An import that runs still needs its rows; its file is gone. */
const WHILE_IMPORTING_MS = 60 * 60 * 1000

/**
 * Once a minute: the original and the rows of jobs whose time is over are removed, whatever became of them (safety, "Uploads": within 24 h). A job
 * that nobody confirmed ends with it, and says so. What fails is tried again with the next tick.
 */
export async function clearKept(at: Date): Promise<void> {
  for (const job of await jobsToClear(at, JOBS_A_TICK)) {
    await removeStaged(job.fileId)
    if (job.state === 'importing') {
      await keepLonger(job, new Date(at.getTime() + WHILE_IMPORTING_MS))
      continue
    }
    await removeChunks(job._id)
    await clearJob(job, endOf(job), { actor: 'timer', action: 'roll.clear', requestId: TIMER_REQUEST })
  }
}

function endOf({ state }: RollJobDocument): Partial<RollJobDocument> {
  const open = state === 'reading' || state === 'checking' || state === 'checked'
  return open ? { state: 'cancelled', failure: 'ROLL_EXPIRED' } : {}
}
