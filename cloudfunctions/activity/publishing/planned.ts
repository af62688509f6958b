import type { ErrorCode } from '../../../contract/errors'
import type { Audience } from '../../../domain/activity'
import { type PlannedTimes, type TimeFault, timeFault } from '../../../domain/activity-plan'
import { refuse } from '../../kit/refusal'

const CODES: Record<TimeFault['why'], ErrorCode> = {
  startPassed: 'START_PASSED',
  tooFarAhead: 'TOO_FAR_AHEAD',
  endUnfit: 'END_UNFIT',
  signUpUnfit: 'SIGN_UP_UNFIT',
  lotTooLate: 'LOT_TOO_LATE',
  freeCancelUnfit: 'FREE_CANCEL_UNFIT',
}

/** Refuses times that break a rule of domain/activity-plan, saying which one and where. */
export function assertTimes(times: PlannedTimes, audience: Audience, at: Date): void {
  const fault = timeFault(times, audience, at)
  if (fault) refuse(CODES[fault.why], fault.field)
}
