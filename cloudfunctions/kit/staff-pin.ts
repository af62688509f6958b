import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { decryptField, encryptField } from './secrets'

/**
 * What stands of a pin: scrypt over a random salt, encrypted and bound to her document. Six digits alone would be tried out in a day from a
 * stolen backup; without the key a backup yields nothing, and a token does not work in another document.
 */
export interface StaffPin {
  token: string
  setAt: Date
  /** The call that set it: its retry changes nothing. */
  requestId: string
}

/** About 50 ms and 16 MB a try on one core; the numbers are kept with each pin, so that they may grow. */
const COST = 2 ** 14
const BLOCK = 8
const KEY_BYTES = 32
const SALT_BYTES = 16

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)
const placeOf = (personId: string) => ({ collection: 'persons', id: personId, field: 'staffPin' })

/** The token of a new pin. */
export async function pinToken(pin: string, personId: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(pin, salt, KEY_BYTES, { N: COST, r: BLOCK })
  const kept = ['scrypt', String(COST), salt.toString('base64url'), key.toString('base64url')]
  return encryptField(kept.join('$'), placeOf(personId))
}

/** True when the token was made of this pin for this person; compared in constant time. */
export async function isPin(pin: string, token: string, personId: string): Promise<boolean> {
  const [, cost = '', salt = '', key = ''] = decryptField(token, placeOf(personId)).split('$')
  const expected = Buffer.from(key, 'base64url')
  const given = await derive(pin, Buffer.from(salt, 'base64url'), expected.length, { N: Number(cost), r: BLOCK })
  return timingSafeEqual(expected, given)
}
