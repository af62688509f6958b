import { returned } from './returned'
import { reviewing } from './reviewing'
import { sending } from './sending'

export { ROLL_STATES, rollJob } from './job'
export { rollProblem, rollRow } from './row'

/** The doors of the function `roll`, one file for each thing that people do with a roll. */
export const roll = { ...sending, ...reviewing, ...returned }
