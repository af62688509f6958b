/** mingo behind a guard: evaluates aggregation expressions and the stages made of them, with its known deviations from MongoDB put right. */
import { Aggregator, Context, Query } from 'mingo'
import { evalExpr } from 'mingo/core'
import type { AccumulatorOperator, Options } from 'mingo/types'
import { type Doc, isArray, isDoc, same, type Value } from '../engine/value'
import { type Failure, requestFailed, unsupported } from '../failure'

/** `let` of a lookup: names to values. */
export type Variables = Readonly<Record<string, Value>>

function collected(docs: unknown[], expression: unknown, options: Options): Value[] {
  const values = docs.map((doc) => evalExpr(doc, expression, options) as Value | undefined)
  return values.filter((value) => value !== undefined)
}

function distinct(docs: unknown[], expression: unknown, options: Options): Value[] {
  const found: Value[] = []
  for (const value of collected(docs, expression, options)) {
    if (!found.some((there) => same(there, value))) found.push(value)
  }
  return found
}

/** mingo puts null where the field is missing; MongoDB leaves it out. Its type of an accumulator joins the parameters of all of them. */
const context = Context.init({
  accumulator: { $push: collected as AccumulatorOperator, $addToSet: distinct as AccumulatorOperator },
})

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
