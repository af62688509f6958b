import { breakEveryRequestOf } from './faults'

breakEveryRequestOf('demonstration')
