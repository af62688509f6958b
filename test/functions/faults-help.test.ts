import { breakEveryRequestOf } from './faults'

breakEveryRequestOf('help')
