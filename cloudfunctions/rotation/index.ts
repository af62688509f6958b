import { rotation } from '../../contract/rotation'
import { serve, type UseCases } from '../kit/serve'
import { tick } from './tick'

/** One use case for each action of contract/rotation. */
const useCases: UseCases<typeof rotation> = {}

export const main = serve('rotation', rotation, useCases, tick)
