import type { roll } from '../../contract/roll'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { changedView } from './changed-view'
import { putRight } from './put-right'

/**
 * The officer types what belongs into some cells of a row, or gives back what the file says (null). Typed text is read as a cell is; the file
 * stays as it was sent.
 */
export const fix: UseCase<typeof roll.fix> = async (call, { row, changes }) => {
  if (call.job.state !== 'checked') refuse('JOB_STATE')
  const changed = await putRight(call.job, row, call.source(call.officer._id), ({ cells = {}, ...others }) => {
    const typed = { ...cells }
    for (const { field, value } of changes) {
      if (value === null) delete typed[field]
      else typed[field] = value
    }
    return { ...others, ...(Object.keys(typed).length > 0 ? { cells: typed } : {}) }
  })
  return changedView(changed)
}
