import type { roll } from '../../contract/roll'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { changedView } from './changed-view'
import { putRight } from './put-right'

/** The officer leaves a row out, or says that what was asked about is meant; or takes either back. What keeps a row out stays in its way. */
export const decide: UseCase<typeof roll.decide> = async (call, { row, decision }) => {
  if (call.job.state !== 'checked') refuse('JOB_STATE')
  const changed = await putRight(call.job, row, call.source(call.officer._id), ({ cells }) => ({
    ...(cells ? { cells } : {}),
    ...(decision === 'none' ? {} : { decision }),
  }))
  return changedView(changed)
}
