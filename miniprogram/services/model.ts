import type { InputOf, OutputOf } from '../../contract/action'
import type { Contracts } from '../../contract/index'

/** What the cloud answers, under the names that pages use. Types only: zod stays off the phone (house, "Rooms"). */
export type Me = OutputOf<Contracts['member']['me']>
export type Village = OutputOf<Contracts['member']['villages']>['villages'][number]
export type Nearby = OutputOf<Contracts['home']['nearby']>
export type NearbyInput = InputOf<Contracts['home']['nearby']>
export type NearbyHereInput = InputOf<Contracts['home']['nearbyHere']>
export type FindInput = InputOf<Contracts['home']['find']>
export type Found = OutputOf<Contracts['home']['find']>
export type Wish = Found['without'][number]['wish']
export type MapInput = InputOf<Contracts['home']['map']>
export type MapView = OutputOf<Contracts['home']['map']>
export type MapGroup = MapView['groups'][number]
export type CalendarDay = Nearby['days'][number]
export type HomeCard = Nearby['homes'][number]
export type HomeView = OutputOf<Contracts['home']['view']>
export type HomeProfile = OutputOf<Contracts['home']['profile']>
export type ProfileChanges = InputOf<Contracts['home']['changeProfile']>['changes']
export type Coverage = OutputOf<Contracts['federation']['coverage']>
export type Pairing = OutputOf<Contracts['home']['pairings']>['paired'][number]
export type Unpaired = OutputOf<Contracts['home']['unpaired']>['homes'][number]
export type RegisterPage = OutputOf<Contracts['home']['list']>
export type HomeRow = RegisterPage['homes'][number]
export type HomeContact = OutputOf<Contracts['home']['contact']>
export type RollJob = OutputOf<Contracts['roll']['start']>
export type RollRow = OutputOf<Contracts['roll']['rows']>['rows'][number]
export type RollProblem = RollRow['problems'][number]
export type RollChange = InputOf<Contracts['roll']['fix']>['changes'][number]
export type RollAbout = OutputOf<Contracts['roll']['about']>
export type Officer = OutputOf<Contracts['federation']['officers']>['officers'][number]
export type OrganisationItem = OutputOf<Contracts['federation']['organisations']>['organisations'][number]
export type StaffRole = Me['roles'][number]
export type ApplyInput = InputOf<Contracts['home']['apply']>
export type TypedApplication = InputOf<Contracts['home']['saveDraft']>['typed']
export type MyApplication = OutputOf<Contracts['home']['myApplication']>
export type MyApplications = OutputOf<Contracts['home']['myApplications']>
export type ApplicationPlace = OutputOf<Contracts['home']['places']>['places'][number]
export type TodoHome = OutputOf<Contracts['home']['todo']>['homes'][number]
export type HomeApplication = OutputOf<Contracts['home']['application']>
export type Claimable = OutputOf<Contracts['member']['claimable']>['persons'][number]
export type CodeFor = OutputOf<Contracts['member']['lookAtCode']>['for']
export type CodeDone = OutputOf<Contracts['member']['redeemCode']>['done']
export type HomeHosts = OutputOf<Contracts['home']['hosts']>
export type UnclaimedPerson = OutputOf<Contracts['federation']['unclaimed']>['persons'][number]
export type MergeItem = OutputOf<Contracts['federation']['merges']>['merges'][number]
export type PeopleFigures = OutputOf<Contracts['federation']['people']>
