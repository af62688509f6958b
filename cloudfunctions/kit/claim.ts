import { createHash } from 'node:crypto'
import { type ClaimWay, MOST_CLAIMS } from '../../domain/claim'
import type { ClaimedPerson, HomeDocument, PersonDocument } from './documents'
import { edit } from './edit'
import type { FactSource } from './outbox'
import { refuse } from './refusal'
import { change, command, find, read } from './store'

/*
 * A claim is a link (domain/claim), made by one guarded write on the claimed person: of two who claim her, one gets her. `also` on the other
 * person and `claimed` in the homes follow from it; `unfinishedSince` stands until they do, so that a retry or the timer finishes what a
 * call left behind. Taking it back goes the same way: `ending` decides, the rest follows.
 */

/** Homes that name one person; more are a mistake of a roll. */
const HOMES_OF_ONE = 50
/** account -> second account -> person of a roll; claims are not stacked higher. */
const LONGEST_CHAIN = 3
const PERSON_FIELDS = ['openid', 'also', 'claim']

/** What entitles to a claim: the call that proved the number, the invitation, the merge. One ground makes one claim, once. */
export interface ClaimGround {
  how: ClaimWay
  ground: string
}

/**
 * Makes `person` hers. Refuses a person whom somebody else has, an account that is itself part of another, and a claim on the same ground
 * that was taken back. Answers when it was made; a retry is told the same.
 */
export async function claim(
  account: PersonDocument,
  person: PersonDocument,
  { how, ground }: ClaimGround,
  at: Date,
  source: FactSource,
): Promise<{ at: Date }> {
  const standing = person.claim
  if (standing?.by === account._id && standing.ending === undefined) {
    await finishClaim(person._id)
    return { at: standing.at }
  }
  assertMayJoin(account, person)
  const id = claimIdOf(ground, account._id, person._id)
  if (account.endedClaims?.includes(id)) refuse('ALREADY_CLAIMED')
  const made = { id, by: account._id, how, at, requestId: source.requestId, unfinishedSince: at }
  // Without the second condition a call that comes late would make a claim again that was taken back.
  const free = { claim: command.exists(false), 'claimEnded.id': command.neq(id) }
  if (!(await change('persons', person._id, free, { claim: made }, source))) {
    const other = (await read<PersonDocument>('persons', person._id, ['claim']))?.claim
    if (other?.by !== account._id || other.ending !== undefined) return refuse('ALREADY_CLAIMED')
  }
  await finishClaim(person._id)
  return { at }
}

function assertMayJoin(account: PersonDocument, person: PersonDocument): void {
  if (account._id === person._id || account.claim !== undefined) refuse('CLAIM_UNFIT')
  if ((person.also ?? []).some(({ over }) => over !== undefined)) refuse('CLAIM_UNFIT')
  if ((account.also ?? []).length + (account.endedClaims ?? []).length >= MOST_CLAIMS) refuse('CLAIM_UNFIT')
}

/** Takes a claim back, for whoever may (kit/claim-end). Doing it again changes nothing. */
export async function endClaim(
  person: PersonDocument,
  claimId: string,
  by: string,
  at: Date,
  source: FactSource,
): Promise<void> {
  if (person.claimEnded?.id === claimId) return
  const standing = person.claim
  if (standing?.id !== claimId) return refuse('NOT_FOUND', 'claimId')
  if (standing.ending === undefined) {
    const ending = { 'claim.ending': { by, at }, 'claim.unfinishedSince': at }
    await change('persons', person._id, { 'claim.id': claimId, 'claim.ending': command.exists(false) }, ending, source)
  }
  await finishClaim(person._id)
}

/** Brings `also` and the homes in line with a person's claim. Repeating it, or doing it twice at once, changes nothing more. */
export async function finishClaim(personId: string): Promise<void> {
  const person = await read<PersonDocument>('persons', personId)
  const standing = person?.claim
  if (!person || standing?.unfinishedSince === undefined) return
  if (standing.ending) await unlink(standing.by, standing.id)
  else await link(person, standing.by, standing.id, standing.at)
  for (const each of [personId, ...(person.also ?? []).map((one) => one.personId)]) await tellHomes(each)
  const same = { 'claim.id': standing.id }
  if (standing.ending) {
    const claimEnded = { id: standing.id, by: standing.ending.by, at: standing.ending.at }
    await change('persons', personId, same, { claim: command.remove(), claimEnded })
  } else {
    const guard = { ...same, 'claim.ending': command.exists(false), 'claim.unfinishedSince': command.exists(true) }
    await change('persons', personId, guard, { 'claim.unfinishedSince': command.remove() })
  }
}

/** What calls left behind, oldest first. Run by the timer. */
export async function finishClaims(at: Date, limit: number): Promise<void> {
  const waiting = await find<PersonDocument>('persons', {
    where: { 'claim.unfinishedSince': command.lte(at) },
    fields: ['_id'],
    limit,
  })
  for (const { _id } of waiting) await finishClaim(_id)
}

async function link(person: PersonDocument, to: string, claimId: string, at: Date): Promise<void> {
  const taken = (person.also ?? []).map(({ personId, claimId: over }) => ({ personId, at, claimId, over }))
  const links: ClaimedPerson[] = [{ personId: person._id, at, claimId }, ...taken]
  const guard = { 'also.claimId': command.neq(claimId), endedClaims: command.neq(claimId) }
  await change('persons', to, guard, { also: command.push(links) })
}

/** Also from whoever has claimed the claimer meanwhile. */
async function unlink(from: string, claimId: string): Promise<void> {
  const patch = { also: command.pull({ claimId }), endedClaims: command.addToSet(claimId) }
  await change('persons', from, { endedClaims: command.neq(claimId) }, patch)
  const claimer = await read<PersonDocument>('persons', from, ['claim'])
  if (!claimer?.claim) return
  await change('persons', claimer.claim.by, { 'also.over': claimId }, { also: command.pull({ over: claimId }) })
}

/** Says in every home that names this person whether she is claimed, and with whom she counts as one. */
async function tellHomes(personId: string): Promise<void> {
  const { root, hasAccount } = await rootOf(personId)
  const hosted = await homesNaming({ 'hosts.personId': personId })
  const paired = await homesNaming({ 'paired.personId': personId })
  const homes = new Map([...hosted, ...paired].map((home) => [home._id, home]))
  const told = <T extends { personId: string; claimed?: boolean; claimedBy?: string }>(entry: T): T => {
    if (entry.personId !== personId) return entry
    const { claimedBy: _former, ...rest } = entry
    return { ...rest, claimed: hasAccount, ...(root === personId ? {} : { claimedBy: root }) } as T
  }
  const stale = (entry: { personId: string; claimed?: boolean; claimedBy?: string }): boolean =>
    entry.personId === personId &&
    ((entry.claimed ?? false) !== hasAccount || entry.claimedBy !== (root === personId ? undefined : root))
  for (const home of homes.values()) {
    await edit<HomeDocument>('microHomes', home, undefined, ({ hosts, paired: members }) =>
      hosts.some(stale) || members.some(stale) ? { hosts: hosts.map(told), paired: members.map(told) } : null,
    )
  }
}

/** With whom a person counts as one: herself, or at the end of her claims. */
async function rootOf(personId: string): Promise<{ root: string; hasAccount: boolean }> {
  let root = personId
  let hasAccount = false
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const person = await read<PersonDocument>('persons', root, PERSON_FIELDS)
    hasAccount ||= person?.openid !== undefined
    if (!person?.claim || person.claim.ending) break
    root = person.claim.by
  }
  return { root, hasAccount }
}

function homesNaming(where: Record<string, unknown>): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', { where, fields: ['hosts', 'paired', 'version'], limit: HOMES_OF_ONE })
}

/** The same for every retry on one ground. */
function claimIdOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22)
}
