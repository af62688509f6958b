import type { PersonCard, PersonDocument } from './documents'
import { edit } from './edit'
import type { FactSource } from './outbox'
import { blindIndex } from './secrets'
import { command } from './store'

const TOKEN_LETTERS = 22
const HINT_LETTERS = 5

const tokenOf = (personId: string, serial: number): string =>
  blindIndex('card', `${personId}\n${serial}`).slice(0, TOKEN_LETTERS)

export const cardDigest = (token: string): string => blindIndex('cardDigest', token)

function cardOf(personId: string, serial: number, at: Date, req: string): PersonCard {
  const token = tokenOf(personId, serial)
  return { digest: cardDigest(token), hint: token.slice(0, HINT_LETTERS), serial, at, req }
}

export interface HeldCard {
  token: string
  since: Date
}

/** Her code as it stands; the first one is made when it is first asked for. */
export async function keepCard(person: PersonDocument, at: Date, source: FactSource): Promise<HeldCard> {
  return write(person, source, (current) => current.card ?? cardOf(current._id, 1, at, source.requestId))
}

/** A new code; the one before is nobody's any more, on paper too. */
export async function renewCard(person: PersonDocument, at: Date, source: FactSource): Promise<HeldCard> {
  return write(person, source, ({ _id, card }) =>
    card?.req === source.requestId ? card : cardOf(_id, (card?.serial ?? 0) + 1, at, source.requestId),
  )
}

async function write(
  person: PersonDocument,
  source: FactSource,
  next: (current: PersonDocument) => PersonCard,
): Promise<HeldCard> {
  let card = next(person)
  await edit('persons', person, source, (current) => {
    card = next(current)
    return card === current.card ? null : { card: command.set(card) }
  })
  return { token: tokenOf(person._id, card.serial), since: card.at }
}
