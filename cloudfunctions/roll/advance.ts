import type { roll } from '../../contract/roll'
import type { UseCase } from '../kit/serve'
import { jobView } from './job-view'
import { step } from './step'

/** Whoever watches a job moves it on by one step with each call. */
export const advance: UseCase<typeof roll.advance> = async (call) =>
  jobView(await step(call.job, call.now, call.source(call.officer._id)))
