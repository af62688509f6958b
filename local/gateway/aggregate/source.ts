/** Where a pipeline begins: leading $match, $sort, $skip and $limit, or $geoNear, are one planned query on the collection. */
import type { Collection } from '../engine/collection'
import type { Doc, Value } from '../engine/value'
import { requestFailed } from '../failure'
import { nearestIn } from '../geo/search'
import { requirePoint } from '../geo/sphere'
import { type OrderField, readOrder } from '../plan/order'
import { read } from '../plan/read'
import { type Filter, readFilter } from '../query/filter'
import { Draft } from '../update/draft'
import { count, type Run, requireDoc, type Stage } from './stage'

export interface Source {
  readonly docs: readonly Doc[]
  /** The stages that are still to do. */
  readonly rest: readonly Stage[]
}

const unlimited = Number.POSITIVE_INFINITY

export function sourceOf(collection: Collection, stages: readonly Stage[], run: Run): Source {
  if (stages[0]?.name === '$geoNear')
    return nearest(collection, requireDoc(stages[0].value, '$geoNear'), stages.slice(1), run)
  let at = 0
  const take = (name: string): Value | undefined => (stages[at]?.name === name ? stages[at++]?.value : undefined)
  const matches: Doc[] = []
  for (let match = take('$match'); match !== undefined; match = take('$match'))
    matches.push(requireDoc(match, '$match'))
  const filter = readFilter(matches.length > 1 ? { $and: matches } : (matches[0] ?? {}), run.bindings)
  if (filter.near) throw requestFailed('$nearSphere is not allowed in $match: use $geoNear')
  const sort = take('$sort')
  const order = sort === undefined ? [] : readOrder(sort)
  const skipped = take('$skip')
  const skip = skipped === undefined ? 0 : count(skipped, '$skip', 0)
  const limited = take('$limit')
  const limit = limited === undefined ? unlimited : count(limited, '$limit', 1)
  requireBounded(collection, filter, order, limit)
  const hits = read(collection, { filter, order, skip, limit }, run.meter)
  return { docs: hits.map(({ doc }) => doc), rest: stages.slice(at) }
}

/** On a collection of the manifest nobody may read everything in one go. */
function requireBounded(collection: Collection, filter: Filter, order: readonly OrderField[], limit: number): void {
  if (!collection.strict || !filter.everything || limit !== unlimited) return
  const how = order.length > 0 ? 'follow $sort by $limit' : 'begin with a $match that a declared index serves'
  throw requestFailed(`an aggregation over all of "${collection.name}": ${how}`)
}

/** The 2dsphere field that `$geoNear` means: its `key`, or the only one there is. */
function keyOf(collection: Collection, key: Value | undefined): string {
  if (typeof key === 'string') return key
  const fields = collection.indexes.flatMap(({ declared }) =>
    declared.keys.filter(({ direction }) => direction === '2dsphere'),
  )
  const names = new Set(fields.map(({ field }) => field))
  const [only] = names
  if (names.size !== 1 || only === undefined) {
    throw requestFailed(
      `$geoNear on "${collection.name}" needs a key: there are ${names.size} fields with a 2dsphere index`,
    )
  }
  return only
}

function nearest(collection: Collection, options: Doc, rest: readonly Stage[], run: Run): Source {
  const {
    near,
    key,
    distanceField,
    maxDistance,
    minDistance,
    query,
    distanceMultiplier,
    limit: own,
    num,
    includeLocs,
    ...others
  } = options
  const odd = Object.keys(others).find((name) => name !== 'spherical')
  if (odd) throw requestFailed(`$geoNear does not know ${odd}`)
  if (typeof distanceField !== 'string' || distanceField === '')
    throw requestFailed("$geoNear requires a 'distanceField' option")
  if (includeLocs !== undefined && typeof includeLocs !== 'string')
    throw requestFailed('$geoNear: includeLocs must be the name of a field')
  const path = keyOf(collection, key)
  requirePoint(near, '$geoNear')
  const clause = {
    $geometry: near as Value,
    ...(maxDistance !== undefined && { $maxDistance: maxDistance }),
    ...(minDistance !== undefined && { $minDistance: minDistance }),
  }
  const filter = readFilter(
    { ...requireDoc(query ?? {}, '$geoNear.query'), [path]: { $nearSphere: clause } },
    run.bindings,
  )
  const [next] = rest
  const following = next?.name === '$limit' ? count(next.value, '$limit', 1) : unlimited
  const asked = own ?? num
  const limit = Math.min(following, asked === undefined ? unlimited : count(asked, '$geoNear.limit', 1))
  const factor = typeof distanceMultiplier === 'number' ? distanceMultiplier : 1
  const hits = read(collection, { filter, order: [], skip: 0, limit }, run.meter)
  const docs = hits.map(({ doc }) => {
    const draft = new Draft(doc)
    if (filter.near) draft.set(distanceField, nearestIn(doc, filter.near) * factor)
    const place = draft.get(path)
    if (includeLocs !== undefined && place !== undefined) draft.set(includeLocs, place)
    return draft.doc
  })
  return { docs, rest: next?.name === '$limit' ? rest.slice(1) : rest }
}
