import type { member } from '../../../contract/member'
import { MOST_ADULTS } from '../../../domain/family'
import { refuse } from '../../kit/refusal'
import { blindIndex } from '../../kit/secrets'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { changePerson, createUnclaimed } from '../store'
import { changeFamily } from './change-family'

/**
 * A grandmother or a neighbour without a phone becomes a person without an account, remembered by whoever signs her up: the next time it takes two
 * taps (代报名).
 */
export const rememberAdult: UseCase<typeof member.rememberAdult> = async (call, { name, kin, sixtyUp }) => {
  const { resident, now, requestId } = call
  if ((resident.family?.adults.length ?? 0) >= MOST_ADULTS) assertKnown(resident.family?.adults ?? [], requestId)
  const personId = blindIndex('person', `adult\n${resident._id}\n${requestId}`)
  const person = { name, phoneToken: null, villageId: resident.villageId, roles: [], sixtyUp, createdAt: now }
  await createUnclaimed({ _id: personId, schema: 1, ...person }, call.source(resident._id))
  await changeFamily(call, resident, ({ lines, adults }) => {
    if (adults.some((adult) => adult.personId === personId)) return null
    if (adults.length >= MOST_ADULTS) refuse('FAMILY_FULL')
    return { lines, adults: [...adults, { personId, name, kin, sixtyUp, req: requestId }] }
  })
  return { personId }
}

/** Before a person is made for a list that is full already: only the retry of the last one passes. */
function assertKnown(adults: readonly { req: string }[], requestId: string): void {
  if (!adults.some(({ req }) => req === requestId)) refuse('FAMILY_FULL')
}

/** She signs her up no more. What the adult sits in stays hers, and the host's. */
export const forgetAdult: UseCase<typeof member.forgetAdult> = async (call, { personId }) => {
  await changeFamily(call, call.resident, ({ lines, adults }) => {
    const rest = adults.filter((adult) => adult.personId !== personId)
    return rest.length === adults.length ? null : { lines, adults: rest }
  })
  return { personId }
}

/** Whoever is sixty or older never waits first for not having come (S06); whoever is not eighteen comes with an adult (S08). */
export const tellAge: UseCase<typeof member.tellAge> = async (call, { sixtyUp, under18: told }) => {
  const under18 = told ?? call.resident.under18 === true
  if (sixtyUp && under18) refuse('INPUT_INVALID', 'under18')
  await changePerson(call.resident, call.source(call.resident._id), (current) =>
    (current.sixtyUp === true) === sixtyUp && (current.under18 === true) === under18
      ? null
      : { sixtyUp, under18: under18 ? true : command.remove() },
  )
  return { sixtyUp, under18 }
}
