import { demonstration } from '../../contract/demonstration'
import { serve, type UseCases } from '../kit/serve'
import { confirmProfile } from './score/confirm-profile'
import { evidence, myScore } from './score/my-score'
import { refreshScore } from './score/refresh'
import { tick } from './tick'

/** One use case for each action of contract/demonstration. */
const useCases: UseCases<typeof demonstration> = { myScore, evidence, refreshScore, confirmProfile }

export const main = serve('demonstration', demonstration, useCases, tick)
