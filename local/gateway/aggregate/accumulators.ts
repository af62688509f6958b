/** What `$group` and the buckets gather from each group of documents, in the order of the documents. */
import { type Doc, isDoc, type Value } from '../engine/value'
import { readExpression } from '../expression/expression'
import { merged } from '../expression/objects'
import type { Bindings, Found } from '../expression/scope'
import { distinct } from '../expression/sets'
import { statistics } from '../expression/statistics'
import { invalidOperator, requestFailed } from '../failure'

type Gather = (values: readonly Found[]) => Value

const present = (values: readonly Found[]) => values.filter((value) => value !== undefined)

/** Every accumulator by its own name. A missing field gives nothing to a list, and null as first or last. */
export const accumulators: ReadonlyMap<string, Gather> = new Map<string, Gather>([
  ...Object.entries(statistics),
  ['$push', present],
  ['$addToSet', (values) => distinct(present(values))],
  ['$first', (values) => values[0] ?? null],
  ['$last', (values) => values.at(-1) ?? null],
  ['$mergeObjects', merged],
])

/** Reads `{total: {$sum: '$n'}, …}`; the answer makes those fields for the documents of one group. */
export function readAccumulators(fields: Doc, bindings: Bindings): (docs: readonly Doc[]) => Doc {
  const parts = Object.entries(fields).map(([name, specification]) => {
    if (name.includes('.')) throw requestFailed(`The field name '${name}' cannot contain '.'`)
    if (name.startsWith('$')) throw requestFailed(`The field name '${name}' cannot be an operator name`)
    const [entry, more] = isDoc(specification) ? Object.entries(specification) : []
    if (!entry) throw requestFailed(`The field '${name}' must be an accumulator object`)
    if (more) throw requestFailed(`The field '${name}' must specify one accumulator`)
    const gather = accumulators.get(entry[0])
    if (!gather) throw invalidOperator(`unknown group operator '${entry[0]}'`)
    return { name, gather, read: readExpression(entry[1], bindings) }
  })
  return (docs) => Object.fromEntries(parts.map(({ name, gather, read }) => [name, gather(docs.map(read))]))
}
