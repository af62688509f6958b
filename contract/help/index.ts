import { asking } from './asking'
import { ownCases } from './hers'

/** The doors of the function `help`, one file for each side of it. */
export const help = { ...asking, ...ownCases }
