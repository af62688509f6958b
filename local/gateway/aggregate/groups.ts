/** `$group`, `$bucket` and `$sample`, where mingo needs help: it keeps missing apart from null, and buckets are wrong on their boundaries. */
import { randomInt } from 'node:crypto'
import { compare, type Doc, isArray, isDoc, type Value } from '../engine/value'
import { requestFailed } from '../failure'
import { sortBy } from '../plan/order'
import { evaluate, runStage, type Variables } from './expressions'

/** Documents whose key is missing are in the group of null, as in MongoDB. */
export function group(options: Doc, docs: readonly Doc[], variables: Variables): Doc[] {
  const { _id: id, ...accumulators } = options
  if (id === undefined) throw requestFailed("a group specification must include an '_id'")
  const literal = isDoc(id) && !Object.keys(id)[0]?.startsWith('$')
  return runStage('$group', { _id: literal ? id : { $ifNull: [id, null] }, ...accumulators }, docs, variables)
}

const BUCKET = 'bucket'
const DOCUMENT = 'document'

/** Rewrites `$field` into `$document.field`, since the documents are wrapped while they are grouped. */
function inside(expression: Value): Value {
  if (typeof expression === 'string' && /^\$[^$]/.test(expression)) return `$${DOCUMENT}.${expression.slice(1)}`
  if (expression === '$$ROOT' || expression === '$$CURRENT') return `$${DOCUMENT}`
  if (typeof expression === 'string' && /^\$\$(ROOT|CURRENT)\./.test(expression)) {
    return `$${DOCUMENT}${expression.slice(expression.indexOf('.'))}`
  }
  if (isArray(expression)) return expression.map(inside)
  if (!isDoc(expression)) return expression
  return Object.fromEntries(
    Object.entries(expression).map(([name, value]) => [name, name === '$literal' ? value : inside(value)]),
  )
}

export function bucket(options: Doc, docs: readonly Doc[], variables: Variables): Doc[] {
  const { groupBy, boundaries, output } = options
  if (!isArray(boundaries) || boundaries.length < 2 || groupBy === undefined) {
    throw requestFailed("$bucket requires 'groupBy' and 'boundaries' with at least two values")
  }
  if (boundaries.some((value, i) => i > 0 && compare(boundaries[i - 1], value) >= 0)) {
    throw requestFailed("The 'boundaries' option to $bucket must be sorted")
  }
  const wrapped = docs.map((doc): Doc => {
    const value = evaluate(doc, groupBy, variables)
    const above = boundaries.findIndex((boundary) => compare(value, boundary) < 0)
    const at = (above < 0 ? boundaries.length : above) - 1
    const within = at >= 0 && at < boundaries.length - 1
    if (!within && options.default === undefined) {
      throw requestFailed('$bucket could not find a matching branch for an input, and no default was specified.')
    }
    return { [BUCKET]: (within ? boundaries[at] : options.default) as Value, [DOCUMENT]: doc }
  })
  const accumulators = isDoc(output) ? (inside(output) as Doc) : { count: { $sum: 1 } }
  const groups = group({ _id: `$${BUCKET}`, ...accumulators }, wrapped, variables)
  return sortBy(groups, (group) => group, [{ path: '_id', direction: 1 }])
}

/** So many documents by chance, in no order. */
export function sample(value: Value, docs: readonly Doc[]): Doc[] {
  const size = isDoc(value) ? value.size : undefined
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1) throw requestFailed('$sample needs a size')
  const pool = [...docs]
  const chosen: Doc[] = []
  while (chosen.length < size && pool.length > 0) {
    const at = randomInt(pool.length)
    chosen.push(pool[at] as Doc)
    pool[at] = pool.at(-1) as Doc
    pool.pop()
  }
  return chosen
}
