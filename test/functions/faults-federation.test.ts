import { breakEveryRequestOf } from './faults'

breakEveryRequestOf('federation')
