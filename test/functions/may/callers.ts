import { CALLERS, type Caller } from '../county'

/** By its full name, who may take an action. Written down by hand and apart from the contract. */
export type May = Record<string, readonly Caller[]>

export const EVERYBODY = CALLERS
export const SETTLED = CALLERS.filter((caller) => caller !== 'visitor')
export const OVER_THE_VILLAGE: readonly Caller[] = ['villageOfficer', 'townshipOfficer', 'jobOwner', 'countyOfficer']
export const OVER_THE_TOWNSHIP: readonly Caller[] = ['townshipOfficer', 'jobOwner', 'countyOfficer']
