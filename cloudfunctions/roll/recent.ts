import type { roll } from '../../contract/roll'
import type { UseCase } from '../kit/serve'
import { jobView } from './job-view'
import { recentJobs } from './store'

/** The rolls last sent for a place, the newest first. */
export const recent: UseCase<typeof roll.recent> = async ({ organisation }) => ({
  jobs: (await recentJobs(organisation._id)).map(jobView),
})
