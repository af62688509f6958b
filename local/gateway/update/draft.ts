/** A document being changed: containers are copied the first time something in them changes, the rest is shared with the old document. */
import { encode } from '../ejson'
import { parts } from '../engine/path'
import { type Doc, isArray, isDoc, same, type Value } from '../engine/value'
import { requestFailed, unsupported } from '../failure'

type Open = { [field: string]: Value } | Value[]

const place = (part: string) => (/^(0|[1-9]\d*)$/.test(part) ? Number(part) : undefined)
/** MongoDB refuses to pad a list by more than this. */
const MOST_PADDING = 1_500_000

export class Draft {
  private root: Doc
  private readonly owned = new Set<Open>()
  changed = false

  constructor(private readonly before: Doc) {
    this.root = before
  }

  get doc(): Doc {
    return this.root
  }

  /** The value at a path; lists are entered by number only. Undefined when nothing is there. */
  get(path: string): Value | undefined {
    let value: Value | undefined = this.root
    for (const part of parts(path)) {
      if (isArray(value)) {
        const at = place(part)
        value = at === undefined ? undefined : value[at]
      } else if (isDoc(value)) value = Object.hasOwn(value, part) ? value[part] : undefined
      else return undefined
    }
    return value
  }

  set(path: string, value: Value): void {
    const there = this.get(path)
    if (there !== undefined && same(there, value)) return
    const steps = parts(path)
    const container = this.enter(steps, path)
    this.put(container, steps.at(-1) as string, value, path)
  }

  /** Removes a field; an element of a list becomes null, as MongoDB has it. */
  unset(path: string): void {
    if (this.get(path) === undefined) return
    const steps = parts(path)
    const container = this.enter(steps, path)
    const last = steps.at(-1) as string
    if (Array.isArray(container)) {
      const at = place(last) as number
      if (container[at] !== null) this.put(container, last, null, path)
      return
    }
    delete container[last]
    this.changed = true
  }

  private put(container: Open, part: string, value: Value, path: string): void {
    this.changed = true
    if (!Array.isArray(container)) {
      container[part] = value
      return
    }
    const at = place(part)
    if (at === undefined) throw cannotCreate(part, path, container)
    if (at > container.length + MOST_PADDING) throw requestFailed(`cannot pad the list at '${path}' that far`)
    while (container.length < at) container.push(null)
    container[at] = value
  }

  /** The own copy of the container that holds the last part of a path, made where it is missing. */
  private enter(steps: readonly string[], path: string): Open {
    let container = this.own(undefined, '', this.root)
    for (const [i, step] of steps.slice(0, -1).entries()) {
      const at = Array.isArray(container) ? place(step) : undefined
      if (Array.isArray(container) && at === undefined) throw cannotCreate(step, path, container)
      const inner: Value | undefined = Array.isArray(container) ? container[at as number] : own(container, step)
      if (inner === undefined) this.put(container, step, {}, path)
      else if (!isArray(inner) && !isDoc(inner)) throw cannotCreate(steps[i + 1] ?? '', path, inner, step)
      const now = Array.isArray(container) ? container[at as number] : container[step]
      container = this.own(container, step, now as Open)
    }
    return container
  }

  private own(parent: Open | undefined, part: string, value: Doc | readonly Value[]): Open {
    if (this.owned.has(value as Open)) return value as Open
    const copy: Open = isArray(value) ? [...value] : { ...(value as Doc) }
    this.owned.add(copy)
    if (parent === undefined) this.root = copy as Doc
    else if (Array.isArray(parent)) parent[Number(part)] = copy
    else parent[part] = copy
    return copy
  }

  /** The finished document: the old one itself when nothing changed. */
  finish(): Doc {
    if (!this.changed) return this.before
    if (this.before._id !== undefined && !same(this.before._id, this.root._id)) {
      throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
    }
    return this.root
  }
}

const own = (container: Doc, field: string): Value | undefined =>
  Object.hasOwn(container, field) ? container[field] : undefined

function cannotCreate(field: string, path: string, value: Value, within?: string): Error {
  const element = `{${within ?? path.split('.')[0]}: ${encode(value)}}`
  return requestFailed(`Cannot create field '${field}' in element ${element}`)
}

/** Refuses what a stored document may not hold: fields that begin with `$`, the prototype's name. */
export function requireStorable(value: Value): void {
  if (isArray(value)) {
    for (const element of value) if (typeof element === 'object') requireStorable(element)
    return
  }
  if (!isDoc(value)) return
  for (const field in value) {
    if (field.charCodeAt(0) === 36)
      throw requestFailed(`The dollar ($) prefixed field '${field}' is not valid for storage.`)
    if (field === '__proto__') throw unsupported("a field named '__proto__'")
    const inner = value[field]
    if (typeof inner === 'object') requireStorable(inner)
  }
}
