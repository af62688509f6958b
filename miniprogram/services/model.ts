import type { InputOf, OutputOf } from '../../contract/action'
import type { Contracts } from '../../contract/index'

/** What the cloud answers, under the names that pages use. Types only: zod stays off the phone (house, "Rooms"). */
export type Me = OutputOf<Contracts['member']['me']>
export type Village = OutputOf<Contracts['member']['villages']>['villages'][number]
export type Nearby = OutputOf<Contracts['home']['nearby']>
export type NearbyInput = InputOf<Contracts['home']['nearby']>
export type HomeCard = Nearby['homes'][number]
export type HomeView = OutputOf<Contracts['home']['view']>
export type HomeRow = OutputOf<Contracts['home']['list']>['homes'][number]
export type HomeContact = OutputOf<Contracts['home']['contact']>
export type RollJob = OutputOf<Contracts['roll']['start']>
export type RollRow = OutputOf<Contracts['roll']['rows']>['rows'][number]
export type RollProblem = RollRow['problems'][number]
export type RollChange = InputOf<Contracts['roll']['fix']>['changes'][number]
export type RollAbout = OutputOf<Contracts['roll']['about']>
export type Officer = OutputOf<Contracts['federation']['officers']>['officers'][number]
export type OrganisationItem = OutputOf<Contracts['federation']['organisations']>['organisations'][number]
export type StaffRole = Me['roles'][number]
