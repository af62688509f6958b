import type { Level } from '../rubric/level'
import type { Rubric } from '../rubric/rubric'
import type { Hundredths } from '../rubric/score'

/** An application with its final score. */
export interface Applicant {
  id: string
  townshipId: string
  level: Level | null
  total: Hundredths
  dimensions: Readonly<Record<string, Hundredths | null>>
  submittedAt: Date
  /** Its place was told to everybody. */
  published?: boolean
}

export interface Naming {
  /** Within the township's own places, or from those that other townships left. */
  named: { id: string; from: 'township' | 'pool' }[]
  /** Who would be next, best first: whose place is taken back goes to the first of them (S16). */
  waiting: string[]
}

/**
 * Who is named (rubric §3): levels come first, then rank within each township's places; places that a township cannot fill are pooled and
 * go by rank over the whole county. A home that is no demonstration is not named, however many places are left. What was published keeps its place,
 * whoever is scored after it: others share what is left, so that there are never more names than places.
 */
export function nameWithinPlaces(
  rubric: Rubric,
  applicants: readonly Applicant[],
  places: Readonly<Record<string, number>>,
): Naming {
  const ranked = applicants
    .filter(({ level, published }) => level === 'demonstration' || published)
    .sort((a, b) => Number(b.published ?? false) - Number(a.published ?? false) || compareRank(a, b, rubric.tieBreak))
  const held = ranked.filter(({ published }) => published).map(({ id }) => id)
  const all = Object.values(places).reduce((sum, one) => sum + one, 0)
  const taken = new Map<string, number>()
  const own: string[] = []
  let free = all - held.length
  for (const { id, townshipId, published = false } of ranked) {
    const before = taken.get(townshipId) ?? 0
    if (before >= (places[townshipId] ?? 0) || (!published && free <= 0)) continue
    if (!published) free -= 1
    taken.set(townshipId, before + 1)
    own.push(id)
  }
  const left = ranked.map(({ id }) => id).filter((id) => !own.includes(id) && !held.includes(id))
  const fromPool = left.slice(0, Math.max(0, free))
  const named = ranked.flatMap(({ id }): Naming['named'] => {
    if (own.includes(id)) return [{ id, from: 'township' }]
    return held.includes(id) || fromPool.includes(id) ? [{ id, from: 'pool' }] : []
  })
  return { named, waiting: left.slice(Math.max(0, free)) }
}

/** Higher total first, then the dimensions of the tie-break, then who submitted earlier; the id last, so that no order is left to chance. */
export function compareRank(a: Applicant, b: Applicant, tieBreak: readonly string[]): number {
  if (a.total !== b.total) return b.total - a.total
  for (const id of tieBreak) {
    const difference = (b.dimensions[id] ?? 0) - (a.dimensions[id] ?? 0)
    if (difference !== 0) return difference
  }
  const earlier = a.submittedAt.getTime() - b.submittedAt.getTime()
  return earlier !== 0 ? earlier : a.id < b.id ? -1 : 1
}
