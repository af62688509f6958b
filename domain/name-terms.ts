import { halfWidth, plainText } from './text'

/** Longer words find the same place, since the first letters decide already. */
export const TERM_MAX_LENGTH = 8

/** A query or a name in the one spelling that terms have: half width, small letters, no blanks or signs. */
export function searchTerm(text: string): string {
  const letters = halfWidth(plainText(text))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return [...letters].slice(0, TERM_MAX_LENGTH).join('')
}

/**
 * The words under which a place or a home is found (`terms[]`, house, "How data is kept" 6): every beginning of its name and of
 * its pinyin initials. `initials` are the readings of the whole name, such as `['ygc']` for 渔港村; the cloud computes them.
 */
export function nameTerms(name: string, initials: readonly string[]): string[] {
  const terms = new Set<string>()
  for (const word of [name, ...initials].map(searchTerm)) {
    const letters = [...word]
    for (let length = 1; length <= letters.length; length += 1) terms.add(letters.slice(0, length).join(''))
  }
  return [...terms]
}
