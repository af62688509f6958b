import type { activity } from '../../../contract/activity'
import { personCode } from '../../../domain/scanned-code'
import { toIso } from '../../../domain/time'
import type { PersonDocument } from '../../kit/documents'
import { type HeldCard, keepCard, renewCard } from '../../kit/person-card'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { whoIs } from '../signing-up/who'
import { activityById, personById, personsByIds } from './store'

/** Paper cards for those on the roll who have no account; who has one shows her phone. */
export const cards: UseCase<typeof activity.cards> = async (call, { activityId, personIds }) => {
  const { host, now } = call
  const { seats = {} } = (await activityById(activityId)) ?? refuse('NOT_FOUND', 'activityId')
  const persons = await personsByIds(personIds.filter((personId) => seats[personId] !== undefined))
  const printed = []
  for (const personId of personIds) {
    const person = persons.get(personId)
    if (!person || person.openid !== undefined) return refuse('NOT_FOUND', 'personIds')
    const whole = (person.card ? person : await personById(personId)) ?? refuse('NOT_FOUND', 'personIds')
    const { token } = await keepCard(whole, now, call.source(host._id))
    printed.push({ personId, name: person.name, text: personCode(token) })
  }
  return { cards: printed }
}

/** Her own code, or that of somebody whom she signs up. */
export const myCode: UseCase<typeof activity.myCode> = async (call, { personId }) => {
  const person = await whose(call.resident, personId)
  return told(person, await keepCard(person, call.now, call.source(call.resident._id)))
}

/** Lost, or seen by somebody: the old one is no good any more. */
export const renewMyCode: UseCase<typeof activity.renewMyCode> = async (call, { personId }) => {
  const person = await whose(call.resident, personId)
  return told(person, await renewCard(person, call.now, call.source(call.resident._id)))
}

async function whose(resident: PersonDocument, personId: string | undefined): Promise<PersonDocument> {
  const { id, by } = whoIs(resident, personId)
  return by === undefined ? resident : ((await personById(id)) ?? refuse('NOT_FOUND', 'personId'))
}

const told = ({ name }: PersonDocument, { token, since }: HeldCard) => ({
  name,
  text: personCode(token),
  since: toIso(since),
})
