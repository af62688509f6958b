import { createHmac, type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { CASE_PIN_LENGTH } from '../../../domain/help'
import { isEasyPin } from '../../../domain/staff-pin'
import { accountPersonId } from '../../kit/person-document'

/**
 * Digests that find a case and lead nobody back: all under CASE_INDEX_KEY, which only this function holds. Whoever has the database and every
 * openid, but not this key, cannot tell who asked.
 */
function digest(kind: string, ...parts: string[]): Buffer {
  const key = process.env.CASE_INDEX_KEY
  if (!key) throw new Error('environment variable CASE_INDEX_KEY is not set')
  return createHmac('sha256', Buffer.from(key, 'base64'))
    .update(JSON.stringify([kind, ...parts]))
    .digest()
}

/** The id of the case that a phone's ticket makes: the same for every retry. The ticket itself is stored nowhere. */
export function caseIdOf(ticket: string): string {
  return digest('case', ticket).toString('base64url')
}

/** The ticket of a case that an officer enters: of this call of hers, and nobody else's. */
export function ticketOf(officerId: string, requestId: string): string {
  return digest('ticket', officerId, requestId).toString('base64url')
}

/** Finds other requests of the same account. */
export function askerIndexOf(personId: string): string {
  return digest('asker', personId).toString('base64url')
}

/** Names a call in a log without its requestId, which the platform keeps beside the openid. */
export function markOf(...parts: string[]): string {
  return digest('mark', ...parts).toString('base64url')
}

/** Somebody's name or number as a conflict of interest is looked up by. */
export function conflictIndexOf(text: string): string {
  return digest('conflict', text.replace(/[\s+]/g, '')).toString('base64url')
}

/** Chains an entry of a case's log to the hash before it; without the key nobody can chain anew what she changed. */
export function chained(before: string, entry: readonly string[]): string {
  return `h1-${digest('log', before, ...entry).toString('base64url')}`
}

/** The index of whoever calls. */
export function askerIndexOfCaller(openid: string): string {
  return askerIndexOf(accountPersonId(openid))
}

/** Six digits for a case whose number code was lost, made of the officer's call so that its retry says the same ones; never easy ones. */
export function newPinOf(caseId: string, officerId: string, requestId: string): string {
  for (let round = 0; ; round += 1) {
    const number = digest('pin', caseId, officerId, requestId, String(round)).readUInt32BE() % 1_000_000
    const pin = String(number).padStart(CASE_PIN_LENGTH, '0')
    if (!isEasyPin(pin)) return pin
  }
}

const DIGITS = 16

/** Sixteen digits out of the phone's random ticket: every retry is told the same, and nothing of it is stored. */
export function receiptOf(ticket: string): string {
  const number = digest('receipt', ticket).readBigUInt64BE() % 10n ** BigInt(DIGITS)
  return number.toString().padStart(DIGITS, '0')
}

/** About 50 ms and 16 MB a try. */
const COST = 2 ** 14
const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** What opens a case: her number code under her account, or a receipt under any. */
export type Opener = { pin: string } | { receipt: string }

/**
 * Where a case that this opens is found: scrypt first, then the keyed digest. So every try is the same work, whether something is there or not,
 * and guessing sixteen digits or six costs a scrypt each even for whoever has stolen key and database.
 */
export async function opensWith(opener: Opener, askerIndex: string): Promise<string> {
  const [kind, secret, of] = 'pin' in opener ? ['pin', opener.pin, askerIndex] : ['receipt', opener.receipt, '']
  const stretched = await derive(secret, digest('salt', kind, of), 32, { N: COST, r: 8 })
  return digest('opens', kind, stretched.toString('base64url')).toString('base64url')
}
