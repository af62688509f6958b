import { breakEveryRequestOf } from './faults'

breakEveryRequestOf('roll')
