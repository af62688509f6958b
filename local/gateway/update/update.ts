/** An update as sent by the SDK (`$set`, `$inc`, ... by path), read once and then applied to as many documents as match. */
import { newId } from '../engine/identity'
import { parts } from '../engine/path'
import { type Doc, isDoc, type Value } from '../engine/value'
import { invalidOperator, requestFailed, unsupported } from '../failure'
import { Draft, requireStorable } from './draft'
import { type Operator, operators, type UpdateContext } from './operators'
import { namesPlaces, placesOf } from './positions'

interface Step {
  readonly operator: Operator
  readonly path: string
  readonly operand: Value
  /** Whether the path has `$` or `$[]`. */
  readonly placed: boolean
}

export interface Update {
  /** The changed document; the same object when nothing changes. Throws a Failure with MongoDB's type errors. */
  apply(doc: Doc, context: UpdateContext): Doc
}

function checkPath(path: string): void {
  if (path === '') throw requestFailed('An empty update path is not valid.')
  for (const part of parts(path)) {
    if (part === '')
      throw requestFailed(`The update path '${path}' contains an empty field name, which is not allowed.`)
    if (part === '__proto__') throw unsupported("a field named '__proto__'")
  }
}

function checkOverlap(paths: readonly string[]): void {
  const sorted = [...paths].sort()
  for (const [i, path] of sorted.entries()) {
    const clash = sorted.slice(i + 1).find((other) => other === path || other.startsWith(`${path}.`))
    if (clash) throw requestFailed(`Updating the path '${clash}' would create a conflict at '${path}'`)
  }
}

export function readUpdate(update: Doc): Update {
  const steps: Step[] = []
  const touched: string[] = []
  for (const [name, fields] of Object.entries(update)) {
    const operator = operators.get(name)
    if (!operator) throw invalidOperator(`Unknown modifier: ${name}. Expected a valid update modifier`)
    if (!isDoc(fields))
      throw requestFailed(
        `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${name}: ${JSON.stringify(fields)}}`,
      )
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path)
      touched.push(path)
      if (name === '$rename' && typeof operand === 'string') {
        checkPath(operand)
        if (namesPlaces(path) || namesPlaces(operand))
          throw requestFailed(
            `The source and destination fields for $rename may not be dynamic: '${path}', '${operand}'`,
          )
        touched.push(operand)
      }
      steps.push({ operator, path, operand, placed: namesPlaces(path) })
    }
  }
  if (steps.length === 0)
    throw requestFailed('the update names no field: the SDK drops empty objects, use _.set({}) to store one')
  checkOverlap(touched)
  return {
    apply(doc, context) {
      const draft = new Draft(doc)
      for (const { operator, path, operand, placed } of steps) {
        const paths = placed ? placesOf(path, draft.doc, (list) => context.matched(doc, list)) : [path]
        for (const each of paths) operator(draft, each, operand, context)
      }
      return draft.finish()
    },
  }
}

/** `doc().set`: the whole document, keeping its `_id`. */
export function replacement(doc: Doc, id: Value): Doc {
  requireStorable(doc)
  return { _id: id, ...doc, ...(doc._id !== undefined && { _id: id }) }
}

/** A document to insert: checked, and with an `_id` in first place as MongoDB stores it. */
export function newDocument(doc: Doc): Doc {
  requireStorable(doc)
  for (const name in doc) {
    if (name === '_id') return doc
    break
  }
  const { _id, ...rest } = doc
  return { _id: _id ?? newId(), ...rest }
}
