import type { roll } from '../../contract/roll'
import { refuse } from '../kit/refusal'
import type { RollJobDocument } from '../kit/roll-job'
import type { UseCase } from '../kit/serve'
import { jobView } from './job-view'
import { editJob, jobById } from './store'

/** The officer has looked and wants the homes: from here on steps import. Confirming again the same way changes nothing. */
export const confirm: UseCase<typeof roll.confirm> = async (call, { built, publicPhoneRows }) => {
  await editJob(call.job, call.source(call.officer._id), (current) => {
    if ((current.state === 'importing' || current.state === 'done') && isSame(current, built, publicPhoneRows))
      return null
    if (current.state !== 'checked') refuse('JOB_STATE')
    return { state: 'importing', built, publicPhoneRows, nextChunk: 0, imported: 0, present: 0, leaseUntil: call.now }
  })
  return jobView((await jobById(call.job._id)) ?? refuse('NOT_FOUND'))
}

/** A number that she meant to keep private must not look settled because the homes were. */
function isSame(job: RollJobDocument, built: RollJobDocument['built'], publicPhoneRows: readonly number[]): boolean {
  const rows = new Set(publicPhoneRows)
  const standing = new Set(job.publicPhoneRows)
  return job.built === built && rows.size === standing.size && [...rows].every((row) => standing.has(row))
}
