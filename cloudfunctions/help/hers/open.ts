import type { help } from '../../../contract/help'
import type { OpenCase } from '../../kit/help-case'
import type { UseCase } from '../../kit/serve'
import { officersAt } from '../asking/store'
import { onRosterAmong } from '../duty/store'
import { personsById } from '../people'
import { act, herDeed } from '../store'
import { type HerCase, herCaseOf, peopleIn, type StaffAround } from './her-case'
import { herActor, openHers } from './opening'

/** She reads her own requests; that somebody did stands in the log of each, for her to see as well. */
export const open: UseCase<typeof help.open> = async (call, { key }) => {
  const cases = await openHers(call, key)
  const read: OpenCase[] = []
  for (const one of cases) read.push(await act(one, herDeed(call, herActor(key), 'open', one.document._id), () => ({})))
  const staff = await staffAround(read, call.now)
  const told: HerCase[] = []
  for (const one of read) told.push(await herCaseOf(one, staff, call.now))
  return { cases: told }
}

/** Everybody of the staff who has to do with these requests: who sits where they stand, and who is or was named on them. */
async function staffAround(cases: readonly OpenCase[], at: Date): Promise<StaffAround> {
  const officers = await officersAt([...new Set(cases.map(({ document }) => document.deskId))])
  const others = await personsById(cases.flatMap(peopleIn))
  const onRoster = await onRosterAmong([...new Set(cases.flatMap(({ document }) => document.namedIds))], at)
  return { persons: new Map([...officers, ...others].map((person) => [person._id, person])), onRoster }
}
