import { breakEveryRequestOf } from './faults'

breakEveryRequestOf('activity')
