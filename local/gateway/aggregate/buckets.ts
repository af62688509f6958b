/** `$bucket` by given boundaries and `$bucketAuto` by equal counts. */
import { compare, type Doc, isArray, isDoc, type Value } from '../engine/value'
import { readExpression } from '../expression/expression'
import type { Bindings } from '../expression/scope'
import { requestFailed, unsupported } from '../failure'
import { readAccumulators } from './accumulators'
import { count } from './stage'

interface Keyed {
  readonly key: Value
  readonly doc: Doc
}

/** Each document with the value that it is put in a bucket by; missing counts as null. */
function keyed(name: string, groupBy: Value | undefined, docs: readonly Doc[], bindings: Bindings): Keyed[] {
  const readable =
    typeof groupBy === 'string' ? groupBy.startsWith('$') : isDoc(groupBy) && Object.keys(groupBy)[0]?.startsWith('$')
  if (groupBy === undefined || !readable)
    throw requestFailed(`The ${name} 'groupBy' field must be defined as a $-prefixed path or an expression`)
  const keyOf = readExpression(groupBy, bindings)
  return docs.map((doc) => ({ key: keyOf(doc) ?? null, doc }))
}

function outputOf(name: string, output: Value | undefined, bindings: Bindings) {
  if (output !== undefined && !isDoc(output)) throw requestFailed(`The ${name} 'output' field must be an object`)
  return readAccumulators(output ?? { count: { $sum: 1 } }, bindings)
}

const docsOf = (members: readonly Keyed[]) => members.map(({ doc }) => doc)

function refuseOthers(name: string, options: Doc, known: readonly string[]): void {
  const odd = Object.keys(options).find((option) => !known.includes(option))
  if (odd) throw requestFailed(`Unrecognized option to ${name}: ${odd}.`)
}

export function bucket(options: Doc, docs: readonly Doc[], bindings: Bindings): Doc[] {
  refuseOthers('$bucket', options, ['groupBy', 'boundaries', 'default', 'output'])
  const { groupBy, boundaries, output, default: other } = options
  if (!isArray(boundaries) || boundaries.length < 2)
    throw requestFailed("The $bucket 'boundaries' field must have at least 2 values")
  if (boundaries.some((value, i) => i > 0 && compare(boundaries[i - 1], value) >= 0)) {
    throw requestFailed("The 'boundaries' option to $bucket must be sorted")
  }
  const gather = outputOf('$bucket', output, bindings)
  const buckets = new Map<Value, Keyed[]>()
  for (const member of keyed('$bucket', groupBy, docs, bindings)) {
    const above = boundaries.findIndex((boundary) => compare(member.key, boundary) < 0)
    const within = above > 0 ? boundaries[above - 1] : other
    if (within === undefined) {
      throw requestFailed('$bucket could not find a matching branch for an input, and no default was specified.')
    }
    const there = buckets.get(within)
    if (there) there.push(member)
    else buckets.set(within, [member])
  }
  return [...buckets]
    .sort(([a], [b]) => compare(a, b))
    .map(([id, members]) => ({ _id: id, ...gather(docsOf(members)) }))
}

/** Equal values stay together, so buckets may be fewer and unequal (MongoDB source, document_source_bucket_auto.cpp). */
export function bucketAuto(options: Doc, docs: readonly Doc[], bindings: Bindings): Doc[] {
  if (options.granularity !== undefined) throw unsupported('the granularity of $bucketAuto')
  refuseOthers('$bucketAuto', options, ['groupBy', 'buckets', 'output'])
  const wanted = count(options.buckets ?? null, "the 'buckets' of $bucketAuto", 1)
  const gather = outputOf('$bucketAuto', options.output, bindings)
  const members = keyed('$bucketAuto', options.groupBy, docs, bindings).sort((a, b) => compare(a.key, b.key))
  const size = Math.max(1, Math.round(members.length / wanted))
  const buckets: Keyed[][] = []
  for (let at = 0; at < members.length && buckets.length < wanted; ) {
    let end = buckets.length === wanted - 1 ? members.length : Math.min(at + size, members.length)
    while (end < members.length && compare(members[end - 1]?.key, members[end]?.key) === 0) end++
    buckets.push(members.slice(at, end))
    at = end
  }
  return buckets.map((each, i) => {
    const max = (buckets[i + 1]?.[0] ?? each.at(-1))?.key ?? null
    return { _id: { min: each[0]?.key ?? null, max }, ...gather(docsOf(each)) }
  })
}
