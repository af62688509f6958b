import { dateAfter, dateOf } from '../../domain/calendar-day'
import { FOLLOW_UP_DAYS } from '../../domain/help-steps'
import type { CaseHead } from '../kit/help-case'

/** Somebody asks how she is on the first, the seventh and the thirtieth day (S10). */
export function followUpsFrom(at: Date): CaseHead['followUps'] {
  return FOLLOW_UP_DAYS.map((day) => ({ day, dueOn: dateAfter(dateOf(at), day), doneAt: null }))
}
