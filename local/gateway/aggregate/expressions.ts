/** mingo behind a guard: evaluates aggregation expressions and the stages made of them, with its known deviations from MongoDB put right. */
import { Aggregator } from 'mingo/aggregator'
import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipelines from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import { Query } from 'mingo/query'
import type { AccumulatorOperator, Options } from 'mingo/types'
import { type Doc, isArray, isDoc, same, type Value } from '../engine/value'
import { type Failure, requestFailed, unsupported } from '../failure'

/** `let` of a lookup: names to values. */
export type Variables = Readonly<Record<string, Value>>

/** Inside a group mingo passes options that remember a document; each one needs its own. */
interface Remembering extends Options {
  update(locals: { root: unknown }): Options
}

function collected(docs: unknown[], expression: unknown, options: Options): Value[] {
  const optionsOf = (root: unknown) => ('update' in options ? (options as Remembering).update({ root }) : options)
  const values = docs.map((doc) => evalExpr(doc, expression, optionsOf(doc)) as Value | undefined)
  return values.filter((value) => value !== undefined)
}

function distinct(docs: unknown[], expression: unknown, options: Options): Value[] {
  const found: Value[] = []
  for (const value of collected(docs, expression, options)) {
    if (!found.some((there) => same(there, value))) found.push(value)
  }
  return found
}

/**
 * mingo's operators with two put right: where the field is missing it collects null, MongoDB nothing. The context is built here because
 * mingo's own one cannot be overridden. mingo's type of an accumulator joins the parameters of all of them, hence the casts.
 */
const context = Context.init({
  accumulator: {
    ...accumulators,
    $push: collected as AccumulatorOperator,
    $addToSet: distinct as AccumulatorOperator,
  },
  expression: expressions,
  pipeline: pipelines,
  projection: projections,
  query: queries,
} as Parameters<typeof Context.init>[0])

const optionsFor = (variables: Variables) => ({
  context,
  scriptEnabled: false,
  useStrictMode: true,
  variables: { ...variables },
})

/** Anything that mingo cannot do is refused with what it says. */
function asFailure(error: unknown): Failure {
  return requestFailed(error instanceof Error ? error.message : String(error))
}

/** mingo reads the real time, not the movable one. */
function requireNoClock(value: Value): void {
  if (typeof value === 'string' && /^\$\$(NOW|CLUSTER_TIME)\b/.test(value))
    throw unsupported(`${value} in an expression`)
  if (isArray(value)) value.forEach(requireNoClock)
  else if (isDoc(value)) Object.values(value).forEach(requireNoClock)
}

/** The value of an expression for one document; undefined when a field it needs is missing. */
export function evaluate(doc: Doc, expression: Value, variables: Variables): Value | undefined {
  requireNoClock(expression)
  try {
    const [result] = new Aggregator([{ $replaceRoot: { newRoot: { value: expression } } }], optionsFor(variables)).run<{
      value?: Value
    }>([doc])
    return result?.value
  } catch (error) {
    throw asFailure(error)
  }
}

/** `$expr`: is the expression true of a document? */
export function truth(expression: Value, variables: Variables): (doc: Doc) => boolean {
  requireNoClock(expression)
  const query = new Query({ $expr: expression }, optionsFor(variables))
  return (doc) => {
    try {
      return query.test(doc)
    } catch (error) {
      throw asFailure(error)
    }
  }
}

/** Runs one stage that works on each document or on groups of them. */
export function runStage(name: string, value: Value, docs: readonly Doc[], variables: Variables): Doc[] {
  requireNoClock(value)
  try {
    return new Aggregator([{ [name]: value }], optionsFor(variables)).run<Doc>(docs as Doc[])
  } catch (error) {
    throw asFailure(error)
  }
}
