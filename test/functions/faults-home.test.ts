import { breakEveryRequestOf } from './faults'

breakEveryRequestOf('home')
