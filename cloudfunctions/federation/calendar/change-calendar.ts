import type { federation } from '../../../contract/federation'
import type { CountyDay } from '../../../domain/calendar'
import { yearField } from '../../kit/calendar'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { changeRoot } from './store'

/** Room for a year of closed days and more; a table beyond it is a mistake. */
const MOST_DAYS = 366

/** The county enters its own days of a year, or forgets some. The same again changes nothing. */
export const changeCalendar: UseCase<typeof federation.changeCalendar> = async (call, { year, set, clear }) => {
  const { officer, organisation } = call
  if (organisation.root !== true) refuse('NOT_FOUND', 'orgId')
  const field = yearField(year)
  for (const { date } of set) if (!date.startsWith(`${year}-`)) refuse('INPUT_INVALID', 'set')
  const own = (before: readonly CountyDay[]): CountyDay[] => {
    const days = new Map(before.map((day) => [day.date, day]))
    for (const date of clear) days.delete(date)
    for (const { date, kind, name } of set) days.set(date, { date, kind, name: name ?? '' })
    return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
  }
  let after: CountyDay[] = []
  await changeRoot(organisation, call.source(officer._id), (current) => {
    const before = current.calendar?.[field] ?? []
    after = own(before)
    if (after.length > MOST_DAYS) refuse('INPUT_INVALID', 'set')
    return JSON.stringify(after) === JSON.stringify(before) ? null : { [`calendar.${field}`]: after }
  })
  return { own: after }
}
