import { sha256 } from '../sha256'

/**
 * Drawing by lot so that anybody can draw it again: the lot of a thing is SHA-256 of `seed/draw/id`, and lots are drawn from the smallest
 * up. The seed is made by chance after the list of what is drawn from stands, and is recorded with the list and the outcome; with both,
 * `printf '%s' 'seed/draw/id' | sha256sum` shows every lot.
 */
export function lotOf(seed: string, draw: string, id: string): string {
  return sha256(`${seed}/${draw}/${id}`)
}

/** The ids in the order of their lots. It does not depend on the order they come in, and one who leaves moves nobody else. */
export function inOrderOfLots(seed: string, draw: string, ids: readonly string[]): string[] {
  return ids
    .map((id) => ({ id, lot: lotOf(seed, draw, id) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ id }) => id)
}

/** Two numbers from 0 to below 1 out of one lot. */
export function chancesOf(seed: string, draw: string, id: string): [number, number] {
  const lot = lotOf(seed, draw, id)
  const chance = (from: number): number => Number.parseInt(lot.slice(from, from + 8), 16) / 2 ** 32
  return [chance(0), chance(8)]
}
