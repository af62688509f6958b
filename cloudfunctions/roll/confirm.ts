import type { roll } from '../../contract/roll'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { jobView } from './job-view'
import { editJob, jobById } from './store'

/** The officer has looked and wants the homes: from here on steps import. Confirming again the same way changes nothing. */
export const confirm: UseCase<typeof roll.confirm> = async (call, { built, publicPhoneRows }) => {
  await editJob(call.job, call.source(call.officer._id), (current) => {
    if ((current.state === 'importing' || current.state === 'done') && current.built === built) return null
    if (current.state !== 'checked') refuse('JOB_STATE')
    return { state: 'importing', built, publicPhoneRows, nextChunk: 0, imported: 0, present: 0, leaseUntil: call.now }
  })
  return jobView((await jobById(call.job._id)) ?? refuse('NOT_FOUND'))
}
