import type { help } from '../../../contract/help'
import { mayRead } from '../../../domain/help-readers'
import { isAtLeast } from '../../../domain/organisation'
import { grantsInForce, ROLE_LEVEL } from '../../../domain/role'
import type { OpenCase } from '../../kit/help-case'
import type { UseCase } from '../../kit/serve'
import { conflictsOf } from '../duty/store'
import { namesOf } from '../people'
import { guardedOf } from '../reader'
import { rulesAt } from '../rules'
import { casesAtDesks, casesNaming, isAskedBy, opened } from '../store'
import { rowOf } from './case-file'

/**
 * The cases of her desks, and those on which she is named. The very rule of opening one decides about each row, so what she keeps out, her own
 * case and a conflict of interest make no row. A village officer or a host has no desk: to her there is nothing but what bears her name.
 */
export const desk: UseCase<typeof help.desk> = async ({ staff, now }, { ended }) => {
  const { person, reader } = staff
  const desks = grantsInForce(person.roles, now).filter(({ role }) => isAtLeast(ROLE_LEVEL[role], 'township'))
  const found = [
    ...(await casesAtDesks(
      desks.map(({ orgId }) => orgId),
      ended,
    )),
    ...(await casesNaming(person._id, ended)),
  ]
  const conflicts = await conflictsOf(person._id)
  const cases = [...new Map(found.map((document) => [document._id, document])).values()]
    .map(opened)
    .filter((one): one is OpenCase => one !== null)
    .filter((one) => mayRead(reader, guardedOf(one), now) && !isAskedBy(one.document, reader.ids))
    .filter(({ head }) => !head.sides.some((side) => conflicts.has(side)))
  const rules = await rulesAt(cases[0]?.document.deskPath, now)
  const names = await namesOf(cases.map(({ document }) => document.ownerId).filter((id) => id !== undefined))
  const rows = cases.map((one) => rowOf(one, { names, rules, readerId: person._id, at: now }))
  return { cases: rows.sort(firstThings) }
}

/** Red first, then danger, then what is overdue, then the oldest. */
function firstThings(a: Row, b: Row): number {
  const rank = (row: Row): number =>
    (row.red ? 8 : 0) + (row.urgency === 'now' ? 4 : 0) + (row.overdue ? 2 : 0) + (row.owner === null ? 1 : 0)
  return rank(b) - rank(a) || a.sentAt.localeCompare(b.sentAt)
}
type Row = ReturnType<typeof rowOf>
