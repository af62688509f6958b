import { breakEveryRequestOf } from './faults'

breakEveryRequestOf('rotation')
