import type { demonstration } from '../../../contract/demonstration'
import { dateOf } from '../../../domain/calendar-day'
import type { HomeDocument } from '../../kit/documents'
import { edit } from '../../kit/edit'
import type { UseCase } from '../../kit/serve'

const DAYS_KEPT = 24

/** She has looked at hours, contact and services, and they are right (rubric A2). Once a day says all there is to say. */
export const confirmProfile: UseCase<typeof demonstration.confirmProfile> = async (call) => {
  const day = dateOf(call.now)
  await edit<HomeDocument>('microHomes', call.home, call.source(call.host._id), ({ profileConfirmedOn = [] }) =>
    profileConfirmedOn.includes(day) ? null : { profileConfirmedOn: [...profileConfirmedOn, day].slice(-DAYS_KEPT) },
  )
  return { day }
}
