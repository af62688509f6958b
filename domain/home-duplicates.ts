import { distanceM } from './geo'
import { spelling } from './home-key'
import type { Position } from './organisation'

/**
 * Homes that might be the same as a new one. They are pointed out and never block: two homes may stand in one building, and names repeat
 * (S02: the same address warns).
 */
export type Likeness = 'name' | 'address' | 'near'

export interface ComparedHome {
  /** Whoever compares knows both places by this. */
  village: string
  name: string
  address: string | null
  position: Position | null
}

/** Closer than this, two homes are next door. */
export const NEXT_DOOR_M = 80

/** In what two homes are alike; nothing where they are not. */
export function likenesses(a: ComparedHome, b: ComparedHome): Likeness[] {
  const found: Likeness[] = []
  const sameVillage = a.village === b.village
  if (sameVillage && namesAlike(a.name, b.name)) found.push('name')
  if (sameVillage && a.address && b.address && sameAddress(a.address, b.address)) found.push('address')
  if (a.position && b.position && distanceM(a.position, b.position) <= NEXT_DOOR_M) found.push('near')
  return found
}

/** One address may begin with the county, the township or the village, and the other not. */
function sameAddress(a: string, b: string): boolean {
  const [short = '', long = ''] = [spelling(a), spelling(b)].sort((x, y) => x.length - y.length)
  return (
    short === long ||
    (/\d/.test(short) && short.length >= 3 && long.endsWith(short) && !/\d/.test(long.at(-short.length - 1) ?? ''))
  )
}

/** What every home's name says, and so tells none apart. */
const COMMON_WORDS = /(妇女之家|妇女微家|微家|之家|妇女)/g

/** The same but for the common words, one within the other, or one letter apart. */
export function namesAlike(a: string, b: string): boolean {
  const [short = '', long = ''] = [core(a), core(b)].sort((x, y) => x.length - y.length)
  if (short === long) return true
  if ([...short].length < 2) return false
  return long.includes(short) || ([...short].length >= 3 && oneLetterApart(short, long))
}

function core(name: string): string {
  const spelled = spelling(name)
  return spelled.replace(COMMON_WORDS, '') || spelled
}

function oneLetterApart(short: string, long: string): boolean {
  const [a, b] = [[...short], [...long]]
  if (b.length - a.length > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  const rest = b.slice(same + 1)
  return a.slice(a.length === b.length ? same + 1 : same).join('') === rest.join('')
}
