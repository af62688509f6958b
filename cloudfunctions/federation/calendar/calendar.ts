import type { federation } from '../../../contract/federation'
import { countyTable, isYearKnown, markedDays } from '../../../domain/calendar'
import { isNoticed } from '../../../domain/national-days'
import { yearField } from '../../kit/calendar'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { rootWithYear } from './store'

/** A year's holidays, make-up workdays and closed days in this county. */
export const calendar: UseCase<typeof federation.calendar> = async (_call, { year }) => {
  const root = (await rootWithYear(year)) ?? refuse('NOT_FOUND')
  const own = root.calendar?.[yearField(year)] ?? []
  const county = countyTable(own)
  const days = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000
  return {
    known: isYearKnown(year, county),
    noticed: isNoticed(year),
    days: markedDays(`${year}-01-01`, days, county),
    own,
  }
}
