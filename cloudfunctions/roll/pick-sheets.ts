import type { roll } from '../../contract/roll'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { aboutOf } from './about'
import { jobView } from './job-view'
import { settleDuplicates } from './put-right'
import { editJob, jobById } from './store'
import { NOTHING_CHECKED } from './tally'

/**
 * Which rolls of a file with several are wanted. Rows of the others count as left out, and a row that only repeated one of them is no repetition
 * any more, so the check begins anew.
 */
export const pickSheets: UseCase<typeof roll.pickSheets> = async (call, { leftOut }) => {
  const { job } = call
  const sheets = aboutOf(job).sheets.length
  const out = [...new Set(leftOut)].filter((sheet) => sheet < sheets).sort((a, b) => a - b)
  if (out.length >= sheets) refuse('INPUT_INVALID', 'leftOut')
  const isSame = (other: { leftOutSheets: number[] }): boolean => String(other.leftOutSheets) === String(out)
  if (job.state !== 'checked' && !(job.state === 'checking' && isSame(job))) refuse('JOB_STATE')
  await settleDuplicates({ ...job, leftOutSheets: out })
  await editJob(job, call.source(call.officer._id), (current) => {
    if (isSame(current)) return null
    if (current.state !== 'checked') refuse('JOB_STATE')
    return { leftOutSheets: out, state: 'checking', nextChunk: 0, ...NOTHING_CHECKED, leaseUntil: call.now }
  })
  return jobView((await jobById(job._id)) ?? refuse('NOT_FOUND'))
}
