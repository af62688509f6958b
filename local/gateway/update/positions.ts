/** Update paths that name places in lists: `items.$.n` the element that the query matched, `items.$[].n` every element. */
import { parts } from '../engine/path'
import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import { requestFailed, unsupported } from '../failure'
import type { Condition, Filter } from '../query/filter'
import { Draft } from './draft'

const FIRST_MATCH = '$'
const EVERY = '$[]'

/** Refuses what no document could satisfy; says whether the path names places. */
export function namesPlaces(path: string): boolean {
  const steps = parts(path)
  const special = steps.filter((step) => step.startsWith('$'))
  for (const step of special) {
    const identifier = /^\$\[(.+)\]$/.exec(step)?.[1]
    // the SDK has no way to send arrayFilters, so the real service has none to find either
    if (identifier) throw requestFailed(`No array filter found for identifier '${identifier}' in path '${path}'`)
    if (step !== FIRST_MATCH && step !== EVERY) {
      throw requestFailed(`The dollar ($) prefixed field '${step}' in '${path}' is not valid for storage.`)
    }
  }
  if (special.filter((step) => step === FIRST_MATCH).length > 1) {
    throw requestFailed(`Too many positional (i.e. '$') elements found in path '${path}'`)
  }
  if (special.length > 0 && steps[0] === special[0]) {
    throw requestFailed(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`)
  }
  return special.length > 0
}

function valueAt(doc: Doc, steps: readonly string[]): Value | undefined {
  let value: Value | undefined = doc
  for (const step of steps) {
    if (isArray(value)) value = value[Number(step)]
    else value = isDoc(value) && Object.hasOwn(value, step) ? value[step] : undefined
  }
  return value
}

/** The paths of one document that an update path means. `matched` tells the place in a list that the query matched. */
export function placesOf(path: string, doc: Doc, matched: (list: string) => number): string[] {
  let found: string[][] = [[]]
  for (const step of parts(path)) {
    found = found.flatMap((steps) => {
      if (step === FIRST_MATCH) return [[...steps, String(matched(steps.join('.')))]]
      if (step !== EVERY) return [[...steps, step]]
      const list = valueAt(doc, steps)
      if (list === undefined) {
        throw requestFailed(`The path '${steps.join('.')}' must exist in the document in order to apply array updates.`)
      }
      if (!isArray(list)) throw requestFailed(`Cannot apply array updates to non-array element '${steps.join('.')}'`)
      return list.map((_, at) => [...steps, String(at)])
    })
  }
  return found.map((steps) => steps.join('.'))
}

const notFound = () => requestFailed('The positional operator did not find the match needed from the query.')

/** Negations and sizes match whole lists, not an element. */
const ofElements = ({ operator, element }: Condition) =>
  element === undefined && !['$ne', '$nin', '$not', '$size', '$exists'].includes(operator)

/**
 * The place of the first element that meets what the query asks of this list. Several conditions must agree: which one MongoDB would go by
 * depends on its plan, `$elemMatch` says it plainly.
 */
export function matchedPlace(filter: Filter, doc: Doc, path: string): number {
  const list = valueAt(doc, parts(path))
  if (!isArray(list)) throw notFound()
  const asking = filter.conditions.filter((condition) => {
    if (!ofElements(condition)) return false
    const rest = condition.path.startsWith(`${path}.`) ? condition.path.slice(path.length + 1) : undefined
    return condition.path === path || (rest !== undefined && !/^\d+(\.|$)/.test(rest))
  })
  const places = asking.map((condition) =>
    list.findIndex((element) => {
      const alone = new Draft(doc)
      alone.set(path, [element])
      return condition.holds(alone.doc)
    }),
  )
  const [place, ...others] = new Set(places)
  if (place === undefined && filter.branched) throw unsupported(`'$' after a condition on "${path}" inside $or or $nor`)
  if (place === undefined || place < 0) throw notFound()
  if (others.length > 0)
    throw unsupported(`'$' after several conditions on "${path}" that match different elements: use $elemMatch`)
  return place
}
