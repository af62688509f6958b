import type { help } from '../../../contract/help'
import { dateOf } from '../../../domain/calendar-day'
import { isKeptOut } from '../../../domain/help-readers'
import { REPORT_RED_MINUTES } from '../../../domain/help-steps'
import { isWithin } from '../../../domain/organisation'
import { grantsInForce } from '../../../domain/role'
import { toIso } from '../../../domain/time'
import type { UseCase } from '../../kit/serve'
import { rulesAt } from '../rules'
import { casesOpenSince, isAskedBy, opened } from '../store'
import { dueOn, isRed } from '../working/case-file'

/**
 * Where nothing happens: cases of the county's desks past their day, reports that are missing, calls that nobody answered. Numbers and moments only;
 * to read one, an officer breaks the glass. What she keeps from an officer is no row to that officer here either.
 */
export const supervision: UseCase<typeof help.supervision> = async ({ staff, now }) => {
  const counties = grantsInForce(staff.person.roles, now).filter(({ role }) => role === 'countyAdmin')
  if (counties.length === 0) return { cases: [], unanswered: [] }
  const old = await casesOpenSince(new Date(now.getTime() - REPORT_RED_MINUTES * 60_000))
  const cases = old
    .map(opened)
    .filter((one) => one !== null)
    .filter(({ document }) => counties.some(({ orgPath }) => isWithin(document.deskPath, orgPath)))
    .filter((one) => !isKeptOut(staff.reader, one.head.exclusions, now) && !isAskedBy(one.document, staff.reader.ids))
  const rules = await rulesAt(counties[0]?.orgPath, now)
  const late = cases
    .map((one) => ({ one, due: dueOn(one, rules) ?? '', red: isRed(one, now) }))
    .filter(({ due, red }) => red || (due !== '' && dateOf(now) > due))
  return {
    cases: late.map(({ one: { document, head }, due, red }) => ({
      caseId: document._id,
      desk: head.deskName,
      sentAt: toIso(document.createdAt),
      waitingSince: toIso(document.stateSince),
      dueOn: due,
      red,
    })),
    unanswered: cases
      .filter(({ document }) => document.unansweredAt !== undefined)
      .map(({ document, head }) => ({
        caseId: document._id,
        desk: head.deskName,
        sentAt: toIso(document.createdAt),
      })),
  }
}
