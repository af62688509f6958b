import { activity } from '../../contract/activity'
import { serve, type UseCases } from '../kit/serve'
import { tick } from './tick'

/** One use case for each action of contract/activity. */
const useCases: UseCases<typeof activity> = {}

export const main = serve('activity', activity, useCases, tick)
