/** `$lookup`: by equal fields, each document one planned query, and by a pipeline of its own with `let` variables. */
import { open } from '../engine/path'
import type { Doc, Value } from '../engine/value'
import { readExpression } from '../expression/expression'
import { checkName } from '../expression/logic'
import type { Bindings } from '../expression/scope'
import { requestFailed } from '../failure'
import { read } from '../plan/read'
import { readFilter } from '../query/filter'
import { Draft } from '../update/draft'

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

/** Reads `let`; the answer binds its names for one document. */
function readLet(options: Doc, outer: Bindings): (doc: Doc) => Bindings {
  const named = Object.entries(requireDoc(options.let ?? {}, '$lookup.let')).map(([name, expression]) => {
    checkName(name)
    return [name, readExpression(expression, outer)] as const
  })
  return (doc) => ({
    ...outer,
    variables: { ...outer.variables, ...Object.fromEntries(named.map(([name, read]) => [name, read(doc)])) },
  })
}

/** Finds what is joined to a document. */
function readJoin(options: Doc, run: Run): (doc: Doc) => Doc[] {
  const byField = options.localField !== undefined || options.foreignField !== undefined
  if (options.pipeline === undefined) return (doc) => equal(doc, options, run)
  const bind = readLet(options, run.bindings)
  const stages = stagesOf(options.pipeline, '$lookup')
  const from = text(options.from, 'from')
  return (doc) => {
    const inner: Run = { ...run, bindings: bind(doc) }
    return byField ? run.stages(stages, equal(doc, options, run), inner) : run.pipeline(from, stages, inner)
  }
}

export function lookup(options: Doc, docs: readonly Doc[], run: Run): Doc[] {
  const odd = Object.keys(options).find(
    (name) => !['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'].includes(name),
  )
  if (odd) throw requestFailed(`unknown argument to $lookup: ${odd}`)
  const as = text(options.as, 'as')
  const join = readJoin(options, run)
  return docs.map((doc) => {
    const draft = new Draft(doc)
    draft.set(as, join(doc))
    return draft.doc
  })
}
