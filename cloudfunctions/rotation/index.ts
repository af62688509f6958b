import { rotation } from '../../contract/rotation'
import { serve, type UseCases } from '../kit/serve'
import { paceBoard } from './pace/board'
import { pace } from './pace/pace'
import { saveYearPlan, yearPlan } from './pace/year-plan'
import { tick } from './tick'

/** One use case for each action of contract/rotation. */
const useCases: UseCases<typeof rotation> = {
  pace,
  paceBoard,
  yearPlan,
  saveYearPlan,
}

export const main = serve('rotation', rotation, useCases, tick)
