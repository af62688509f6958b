import { randomBytes } from 'node:crypto'
import { decryptUnder, encryptUnder, keyMap, newest } from '../../kit/secrets'

/**
 * Every case has a key of its own, kept wrapped under the master key that only this function holds (CASE_KEYS: versions to 32 random bytes, newest
 * last). Erasing a case destroys its key; a new master key rewraps keys and leaves texts alone (safety, "Help").
 */
export const CASES = 'helpCases'
const KEY_BYTES = 32
/** Texts of one case lie under its one key: the version in their tokens is always the first. */
const FIRST = 'k1'

const wrapPlace = (caseId: string) => ({ collection: CASES, id: caseId, field: 'key' })

interface WrappedKey {
  keyToken: string
  masterVersion: string
}

export function newCaseKey(caseId: string): WrappedKey & { key: Buffer } {
  const key = randomBytes(KEY_BYTES)
  return { key, ...wrap(caseId, key) }
}

export function wrap(caseId: string, key: Buffer): WrappedKey {
  const [version, master] = newest(keyMap('CASE_KEYS'))
  return { keyToken: encryptUnder(version, master, key.toString('base64'), wrapPlace(caseId)), masterVersion: version }
}

/** Throws when the token was moved from another case, was changed, or its master key is gone. */
export function unwrap(caseId: string, keyToken: string): Buffer {
  const masters = keyMap('CASE_KEYS')
  return Buffer.from(
    decryptUnder((version) => masters.get(version), keyToken, wrapPlace(caseId)),
    'base64',
  )
}

/** Master versions that are not the newest: what lies under them is to be rewrapped. */
export function olderMasters(): string[] {
  return [...keyMap('CASE_KEYS').keys()].slice(0, -1)
}

/** `field` names the place inside the case, so that no text can be moved to another one. */
export function closeText(key: Buffer, text: string, caseId: string, field: string): string {
  return encryptUnder(FIRST, key, text, { collection: CASES, id: caseId, field })
}

export function openText(key: Buffer, token: string, caseId: string, field: string): string {
  return decryptUnder(() => key, token, { collection: CASES, id: caseId, field })
}
