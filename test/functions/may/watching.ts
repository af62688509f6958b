import type { Caller } from '../county'
import { type May, OVER_THE_TOWNSHIP, OVER_THE_VILLAGE } from './callers'

/** Whoever has a role in force. */
const OFFICERS: readonly Caller[] = [
  'villageOfficer',
  'villageOfficerElsewhere',
  'townshipOfficer',
  'townshipOfficerElsewhere',
  'unitOfficer',
  'jobOwner',
  'countyOfficer',
]

export const watchingMay: May = {
  'member.setStaffPin': OFFICERS,
  'member.checkStaffPin': OFFICERS,
  'federation.resetStaffPin': OVER_THE_TOWNSHIP,
  'federation.alerts': OVER_THE_VILLAGE,
  'federation.acknowledgeAlert': OVER_THE_VILLAGE,
}

export const WATCHING_STILL_REFUSED: Record<string, Record<string, string>> = {
  // Only the scenario's officer has a pin.
  'member.checkStaffPin': Object.fromEntries(
    OFFICERS.filter((caller) => caller !== 'villageOfficer').map((caller) => [caller, 'PIN_NOT_SET']),
  ),
  // The scenario's alert is about her.
  'federation.acknowledgeAlert': { villageOfficer: 'NOT_FOUND' },
}
