import { asking } from './asking'
import { attaching } from './attaching'
import { duty } from './duty'
import { exporting } from './exporting'
import { figures } from './figures'
import { halfHours } from './half-hours'
import { ownCases } from './hers'
import { protecting } from './protecting'
import { working } from './working'

/** The doors of the function `help`, one file for each side of it. */
export const help = {
  ...asking,
  ...ownCases,
  ...working,
  ...protecting,
  ...duty,
  ...figures,
  ...halfHours,
  ...exporting,
  ...attaching,
}
