import { breakEveryRequestOf } from './faults'

breakEveryRequestOf('member')
