import type { help } from '../../../contract/help'
import { mayRead } from '../../../domain/help-readers'
import type { HelpCaseDocument } from '../../kit/help-case'
import { countLook } from '../../kit/looks'
import type { UseCase } from '../../kit/serve'
import { appointmentsOf } from '../half-hours/appointments'
import { peopleIn } from '../hers/her-case'
import { namesOf } from '../people'
import { guardedOf, steers } from '../reader'
import { rulesAt } from '../rules'
import { act, casesOfAsker, opened, staffDeed } from '../store'
import { fileOf } from './case-file'

/**
 * Somebody of the staff opens a case. That she did is written before anything is shown: who asked sees it in her log, and an
 * officer who opens far more than usual is told of to another one (kit/looks).
 */
export const view: UseCase<typeof help.view> = async (call, { caseId }) => {
  const { person, reader } = call.staff
  await countLook({ officer: person, at: call.now, mark: caseId, contacts: 1 }, call.source(person._id))
  const current = await act(call.opened, staffDeed(call, person._id, 'view', caseId), () => ({}))
  const others = await othersOfHers(current.document)
  const alsoHers = others
    .map(opened)
    .filter((one) => one !== null)
    .filter((one) => mayRead(reader, guardedOf(one), call.now))
    .map(({ document }) => document._id)
  const names = await namesOf(peopleIn(current))
  const rules = await rulesAt(current.document.deskPath, call.now)
  const told = { names, rules, readerId: person._id, at: call.now }
  return fileOf(current, told, {
    alsoHers,
    steers: steers(person, current, call.now),
    appointments: await appointmentsOf(current, call.now),
  })
}

async function othersOfHers({ _id, askerIndex }: HelpCaseDocument): Promise<HelpCaseDocument[]> {
  if (askerIndex === undefined) return []
  return (await casesOfAsker(askerIndex)).filter((other) => other._id !== _id)
}
