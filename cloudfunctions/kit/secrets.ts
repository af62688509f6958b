import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Keys, encryption of private fields and their blind index (house, "How data is kept" 8). Keys are environment variables of the function:
 * maps of versions to 32 random bytes in base64, newest last. A backup without them yields nothing.
 */
export interface FieldPlace {
  collection: string
  id: string
  field: string
}

/** The shape of the token and of its associated data. */
const FORMAT = 'v1'

/** The keys in an environment variable by their versions, oldest first. */
export function keyMap(variable: string): Map<string, Buffer> {
  const text = process.env[variable]
  if (!text) throw new Error(`environment variable ${variable} is not set`)
  const entries = Object.entries(JSON.parse(text) as Record<string, string>)
  return new Map(entries.map(([version, key]) => [version, Buffer.from(key, 'base64')]))
}

export function newest(keys: Map<string, Buffer>): [string, Buffer] {
  const last = [...keys].at(-1)
  if (!last) throw new Error('a key map is empty')
  return last
}

/** Binds a ciphertext to its place, so that it cannot be moved to another document or field. */
function associatedData(place: FieldPlace, keyVersion: string): Buffer {
  return Buffer.from([FORMAT, keyVersion, place.collection, place.id, place.field].join('\n'))
}

/** The token of a private field, under the newest of the keys that every function holds. */
export function encryptField(text: string, place: FieldPlace): string {
  const [version, key] = newest(keyMap('FIELD_KEYS'))
  return encryptUnder(version, key, text, place)
}

/** AES-256-GCM; the token is `v1.<key version>.<iv>.<tag>.<ciphertext>` in base64url. */
export function encryptUnder(version: string, key: Buffer, text: string, place: FieldPlace): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associatedData(place, version))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [FORMAT, version, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.')
}

/** The text of a token made for this very place; throws when it was moved, changed, or its key is gone. */
export function decryptField(token: string, place: FieldPlace): string {
  return decryptUnder((version) => keyMap('FIELD_KEYS').get(version), token, place)
}

/** The same with keys of another kind. */
export function decryptUnder(keyOf: (version: string) => Buffer | undefined, token: string, place: FieldPlace): string {
  const [format, version = '', iv = '', tag = '', body = ''] = token.split('.')
  const key = keyOf(version)
  if (format !== FORMAT || !key) throw new Error('a private field has no key')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
  decipher.setAAD(associatedData(place, version)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
}

/** A keyed digest of a value, to look it up without storing it. `kind` keeps a phone's index apart from every other. */
export function blindIndex(
  kind:
    | 'phone'
    | 'openid'
    | 'person'
    | 'home'
    | 'caller'
    | 'code'
    | 'invitation'
    | 'tries'
    | 'handout'
    | 'site'
    | 'lot'
    | 'checkIn'
    | 'checkInId'
    | 'scene'
    | 'card'
    | 'cardDigest',
  value: string,
): string {
  const key = process.env.BLIND_INDEX_KEY
  if (!key) throw new Error('environment variable BLIND_INDEX_KEY is not set')
  return createHmac('sha256', Buffer.from(key, 'base64')).update(`${kind}\n${value}`).digest('base64url')
}

/** Compares a given secret with the one in an environment variable, in constant time; false when none is set. */
export function isDeploymentSecret(variable: string, given: string): boolean {
  const expected = process.env[variable]
  if (!expected) return false
  const digest = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(digest(expected), digest(given))
}

/** The secret half of a sealing key, base64; undefined for a key that this deployment does not hold. */
export function sealKey(keyId: string): string | undefined {
  return keyMap('SEAL_KEYS').get(keyId)?.toString('base64')
}
