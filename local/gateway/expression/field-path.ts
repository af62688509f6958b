/** `$a.b` and `$$name.a`: how expressions reach into documents. A list on the way gives the list of what its documents hold; numbers name no places. */
import { parts } from '../engine/path'
import { isArray, isDoc, type Value } from '../engine/value'
import { requestFailed } from '../failure'
import { type Evaluate, type Found, requireNow } from './scope'

function walk(value: Found, steps: readonly string[], at: number): Found {
  const step = steps[at]
  if (step === undefined) return value
  if (isDoc(value)) return Object.hasOwn(value, step) ? walk(value[step], steps, at + 1) : undefined
  if (!isArray(value)) return undefined
  const found: Value[] = []
  for (const element of value) {
    if (!isDoc(element)) continue
    const inner = walk(element, steps, at)
    if (inner !== undefined) found.push(inner)
  }
  return found
}

function stepsOf(path: string): readonly string[] {
  if (path === '') throw requestFailed("'$' by itself is not a valid FieldPath")
  const steps = parts(path)
  for (const step of steps) {
    if (step === '') throw requestFailed(`FieldPath '${path}' must not have an empty part`)
    if (step.startsWith('$')) throw requestFailed(`FieldPath field names may not start with '$': '${path}'`)
  }
  return steps
}

/** The field of a document by its path, as `$path` has it. */
export function fieldOf(path: string): (value: Found) => Found {
  const steps = stepsOf(path)
  return (value) => walk(value, steps, 0)
}

function variable(name: string, names: ReadonlySet<string>): Evaluate {
  switch (name) {
    case 'ROOT':
    case 'CURRENT':
      return ({ root }) => root
    case 'REMOVE':
      return () => undefined
    case 'NOW':
      return (scope) => requireNow(scope)
    default:
      if (!names.has(name)) throw requestFailed(`Use of undefined variable: ${name}`)
      return ({ variables }) => variables[name]
  }
}

/** Reads text that begins with `$`. */
export function readPath(text: string, names: ReadonlySet<string>): Evaluate {
  if (!text.startsWith('$$')) {
    const reach = fieldOf(text.slice(1))
    return ({ root }) => reach(root)
  }
  const dot = text.indexOf('.')
  const value = variable(text.slice(2, dot < 0 ? undefined : dot), names)
  if (dot < 0) return value
  const reach = fieldOf(text.slice(dot + 1))
  return (scope) => reach(value(scope))
}
