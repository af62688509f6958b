import { facetsOf } from '../../domain/home-facets'
import { tilesOf } from '../../domain/map-view'
import type { HomeDocument } from './documents'
import { blindIndex } from './secrets'
import { pointOf } from './shown-point'

type Findable = Pick<HomeDocument, '_id' | 'primaryType' | 'services' | 'stepFree' | 'shownAt' | 'shownExact'>

interface FoundBy {
  facets: string[]
  tiles: string[]
  lot: number
}

/**
 * What lists and the map find a home by, derived from the home alone: whoever writes its type, services, step-free access or point writes these
 * along in the same change. The tiles come from the point that is shown, the lot from the id: nothing of a flat's true position is in them.
 */
export function foundBy(home: Findable): FoundBy {
  const point = pointOf(home)
  return { facets: facetsOf(home), tiles: point ? tilesOf(point) : [], lot: lotOf(home._id) }
}

/** A number between 0 and 1 that a home keeps: the homes with the smallest lots stand for all of a crowded view (domain/map-view). */
function lotOf(id: string): number {
  const digits = Buffer.from(blindIndex('home', `lot\n${id}`), 'base64url')
  return (digits.readUInt32LE(0) + 1) / 0x1_0000_0000
}

const DERIVED_FROM = ['primaryType', 'services', 'stepFree', 'shownAt', 'shownExact'] as const

/** The same fields to go along with a patch; nothing when the patch touches none of what they derive from. */
export function foundAfter(home: Findable, patch: Record<string, unknown>): FoundBy | Record<never, never> {
  if (!DERIVED_FROM.some((field) => field in patch)) return {}
  const { stepFree, ...after } = { ...home, ...patch } as Findable
  // A patch that takes `stepFree` away holds a command there.
  return foundBy({ ...after, stepFree: stepFree === true })
}
