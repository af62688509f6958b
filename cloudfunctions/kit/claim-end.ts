import { mayUndo } from '../../domain/claim'
import { endClaim } from './claim'
import type { Claim, PersonDocument } from './documents'
import { personsOfOneWoman } from './one-woman'
import type { FactSource } from './outbox'
import { refuse } from './refusal'
import { change, command, read } from './store'

/*
 * Within seven days either account, or one officer, takes a claim back. After them homes and pairings have settled around it: two officers do,
 * and either account may ask them to.
 */

/** Two officers at once, and one retry of each. */
const TRIES = 3

/** Either of the two accounts: true when it is taken back, false when it is too late and the officers hear that she asks. */
export async function endOwnClaim(
  person: PersonDocument,
  claimId: string,
  by: string,
  at: Date,
  source: FactSource,
): Promise<boolean> {
  const claim = standing(person, claimId)
  if (claim === null || claim.ending || mayUndo(claim.at, at)) {
    await endClaim(person, claimId, by, at, source)
    return true
  }
  const first = { 'claim.id': claimId, 'claim.asked': command.exists(false) }
  await change('persons', person._id, first, { 'claim.asked': { by, at } }, source)
  return false
}

/**
 * An officer: true when it is taken back, false when hers is the first word after the seven days. Nobody decides about herself, and two accounts
 * of one woman are one officer (NEEDS_ANOTHER_OFFICER).
 */
export async function endClaimByOfficer(
  found: PersonDocument,
  claimId: string,
  officer: PersonDocument,
  at: Date,
  source: FactSource,
): Promise<boolean> {
  let person: PersonDocument = found
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const claim = standing(person, claimId)
    const isOver = claim === null || claim.ending !== undefined
    if (isOver || mayUndo(claim.at, at) || (await isSecondWord(person, claim, officer))) {
      await endClaim(person, claimId, officer._id, at, source)
      return true
    }
    if (claim.firstWord) return false
    const first = {
      'claim.id': claimId,
      'claim.firstWord': command.exists(false),
      'claim.ending': command.exists(false),
    }
    const firstWord = { by: officer._id, at }
    if (await change('persons', person._id, first, { 'claim.firstWord': firstWord }, source)) return false
    person = (await read<PersonDocument>('persons', person._id)) ?? refuse('NOT_FOUND', 'personId')
  }
  return refuse('BUSY')
}

async function isSecondWord(person: PersonDocument, claim: Claim, officer: PersonDocument): Promise<boolean> {
  const herself = await personsOfOneWoman(officer)
  if (herself.has(person._id) || herself.has(claim.by)) return refuse('NEEDS_ANOTHER_OFFICER')
  return claim.firstWord !== undefined && !herself.has(claim.firstWord.by)
}

/** The claim with this id; null when it was taken back already. */
function standing(person: PersonDocument, claimId: string): Claim | null {
  if (person.claimEnded?.id === claimId) return null
  return person.claim?.id === claimId ? person.claim : refuse('NOT_FOUND', 'claimId')
}
