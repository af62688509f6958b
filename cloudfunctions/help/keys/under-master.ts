import { decryptUnder, encryptUnder, type FieldPlace, keyMap, newest } from '../../kit/secrets'

/** A text that belongs to no one case: why an officer wants a list. */
export function closeUnderMaster(text: string, place: FieldPlace): string {
  const [version, master] = newest(keyMap('CASE_KEYS'))
  return encryptUnder(version, master, text, place)
}

/** Null once its master key was taken away: what it says is not worth more than that. */
export function openUnderMaster(token: string, place: FieldPlace): string | null {
  const masters = keyMap('CASE_KEYS')
  const [, version = ''] = token.split('.')
  return masters.has(version) ? decryptUnder((one) => masters.get(one), token, place) : null
}
