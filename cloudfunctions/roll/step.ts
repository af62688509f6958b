import type { FactSource } from '../kit/outbox'
import { refuse } from '../kit/refusal'
import type { RollJobDocument } from '../kit/roll-job'
import { checkStep } from './check-step'
import { importStep } from './import-step'
import { finishStep, giveLeaseBack, jobById, takeLease } from './store'

/** Longer than a step of 200 rows takes; a watcher that died is waited for no longer. */
const LEASE_MS = 20_000

/**
 * Moves a job on by one bounded step, if nobody else is doing so, and answers how it stands then. The lease only saves work: two steps at
 * once make the same ids, and only one of them can write its counts.
 */
export async function step(job: RollJobDocument, at: Date, source: FactSource): Promise<RollJobDocument> {
  if (job.state !== 'checking' && job.state !== 'importing') return job
  const until = new Date(at.getTime() + LEASE_MS)
  if (await takeLease(job, at, until)) {
    try {
      const importing = job.state === 'importing'
      const patch = importing ? await importStep(job, at) : await checkStep(job)
      // A check changes nothing but counts, so it leaves no trace in the audit.
      if (await finishStep(job, until, at, patch, importing ? source : undefined)) return { ...job, ...patch }
    } catch (error) {
      // The retry should not have to wait; if this fails too, the lease ends by itself. The first error is the one to tell.
      await giveLeaseBack(job, until, at).catch(() => false)
      throw error
    }
  }
  return (await jobById(job._id)) ?? refuse('NOT_FOUND')
}
