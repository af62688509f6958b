import { doors } from '../doors'
import { campaigns } from './campaigns'
import { publishing } from './publishing'
import { reviewing } from './reviewing'
import { selfCheck } from './self-check'

/** The doors of the function `demonstration` (五有 and 示范创建, C15), one file for each thing that people do. */
export const demonstration = doors(selfCheck, campaigns, reviewing, publishing)
