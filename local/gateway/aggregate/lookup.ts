/** `$lookup`: by equal fields, each document one planned query, and by a pipeline of its own with `let` variables. */
import { open } from '../engine/path'
import type { Doc, Value } from '../engine/value'
import { requestFailed } from '../failure'
import { read } from '../plan/read'
import { readFilter } from '../query/filter'
import { Draft } from '../update/draft'
import { evaluate, type Variables } from './expressions'
import { type Run, requireDoc, stagesOf } from './stage'

function text(value: Value | undefined, name: string): string {
  if (typeof value !== 'string' || value === '') throw requestFailed(`$lookup needs ${name}`)
  return value
}

/** Foreign documents whose field equals the local one, or any element of it when it is a list; missing equals null. */
function equal(doc: Doc, options: Doc, run: Run): Doc[] {
  const collection = run.database.collection(text(options.from, 'from'))
  const { values } = open(doc, text(options.localField, 'localField'))
  const wanted = values.map((value) => value ?? null)
  const field = text(options.foreignField, 'foreignField')
  const filter = readFilter({ [field]: wanted.length === 1 ? { $eq: wanted[0] as Value } : { $in: wanted } })
  return read(collection, { filter, order: [], skip: 0, limit: Number.POSITIVE_INFINITY }, run.meter).map(
    (hit) => hit.doc,
  )
}

function variablesOf(doc: Doc, options: Doc, outer: Variables): Variables {
  const pairs = Object.entries(requireDoc(options.let ?? {}, '$lookup.let'))
  return {
    ...outer,
    ...Object.fromEntries(pairs.map(([name, expression]) => [name, evaluate(doc, expression, outer) ?? null])),
  }
}

function joined(doc: Doc, options: Doc, run: Run): Doc[] {
  const byField = options.localField !== undefined || options.foreignField !== undefined
  if (options.pipeline === undefined) return equal(doc, options, run)
  const inner: Run = { ...run, variables: variablesOf(doc, options, run.variables) }
  const stages = stagesOf(options.pipeline, '$lookup')
  if (byField) return run.stages(stages, equal(doc, options, run), inner)
  return run.pipeline(text(options.from, 'from'), stages, inner)
}

export function lookup(options: Doc, docs: readonly Doc[], run: Run): Doc[] {
  const odd = Object.keys(options).find(
    (name) => !['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'].includes(name),
  )
  if (odd) throw requestFailed(`unknown argument to $lookup: ${odd}`)
  const as = text(options.as, 'as')
  return docs.map((doc) => {
    const draft = new Draft(doc)
    draft.set(as, joined(doc, options, run))
    return draft.doc
  })
}
