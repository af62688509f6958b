import type { roll } from '../../contract/roll'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { jobView } from './job-view'
import { editJob, jobById } from './store'

/** Before the import has begun, the officer may leave it: nothing was saved. */
export const cancel: UseCase<typeof roll.cancel> = async (call) => {
  await editJob(call.job, call.source(call.officer._id), ({ state }) => {
    if (state === 'cancelled') return null
    if (state === 'importing' || state === 'done' || state === 'failed') refuse('JOB_STATE')
    // The timer removes the file and its rows with its next tick.
    return { state: 'cancelled', keptUntil: call.now }
  })
  return jobView((await jobById(call.job._id)) ?? refuse('NOT_FOUND'))
}
