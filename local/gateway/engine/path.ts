/** Dotted paths as queries and indexes read them: an array on the way fans out into its elements, and a number also names a place in it. */
import { type Doc, isArray, isDoc, type Value } from './value'

const isPlace = (part: string) => /^(0|[1-9]\d*)$/.test(part)

/** Paths repeat from request to request; a small memory saves splitting them each time. */
const known = new Map<string, readonly string[]>()
export function parts(path: string): readonly string[] {
  const before = known.get(path)
  if (before) return before
  const found = path.split('.')
  if (known.size > 10_000) known.clear()
  known.set(path, found)
  return found
}

/** A value found at the end of a path; `undefined` stands for "the field is missing here". */
export type Found = Value | undefined

function collect(value: Found, path: readonly string[], at: number, found: Found[]): void {
  const part = path[at]
  if (part === undefined) {
    found.push(value)
    return
  }
  if (isArray(value)) {
    if (isPlace(part)) {
      const element = value[Number(part)]
      if (element !== undefined) collect(element, path, at + 1, found)
    }
    for (const element of value) if (isDoc(element)) collect(element, path, at, found)
    return
  }
  if (isDoc(value)) {
    if (Object.hasOwn(value, part)) collect(value[part], path, at + 1, found)
    else found.push(undefined)
    return
  }
  found.push(undefined)
}

/** Every value that a path reaches, arrays at its end kept whole. An empty array on the way gives nothing at all. */
export function reach(doc: Doc, path: string): Found[] {
  const steps = parts(path)
  if (steps.length === 1) return [Object.hasOwn(doc, path) ? doc[path] : undefined]
  const found: Found[] = []
  collect(doc, steps, 0, found)
  return found
}

/** What an index or a sort sees: arrays at the end of the path are opened into their elements; an empty one gives `'empty'`. */
export interface Opened {
  readonly values: readonly Found[]
  readonly several: boolean
}

export function open(doc: Doc, path: string): Opened {
  const found = reach(doc, path)
  const only = found[0]
  if (found.length === 1 && !isArray(only)) return { values: found, several: false }
  const values: Found[] = []
  for (const value of found) {
    if (isArray(value)) values.push(...value)
    else values.push(value)
  }
  return { values, several: true }
}
