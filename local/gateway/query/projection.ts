/** Which fields of a document are sent back: inclusion or exclusion by path, `$slice` and `$elemMatch`. By hand, since mingo loses fields here. */
import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import { requestFailed } from '../failure'
import { readFilter } from './filter'

type Shape = (value: Value) => Value | undefined

/** A tree of field names; a leaf says what becomes of the value. */
interface Tree {
  readonly fields: Map<string, Tree | Shape>
}

const keep: Shape = (value) => value
const drop: Shape = () => undefined

function plant(tree: Tree, path: string, shape: Shape): void {
  const [head, ...rest] = path.split('.') as [string, ...string[]]
  const there = tree.fields.get(head)
  if (rest.length === 0) {
    if (there !== undefined) throw requestFailed(`Invalid projection: path collision at ${path}`)
    tree.fields.set(head, shape)
    return
  }
  if (typeof there === 'function') throw requestFailed(`Invalid projection: path collision at ${path}`)
  const branch = there ?? { fields: new Map() }
  tree.fields.set(head, branch)
  plant(branch, rest.join('.'), shape)
}

function included(doc: Doc, tree: Tree): Doc {
  const result: { [field: string]: Value } = {}
  for (const [name, value] of Object.entries(doc)) {
    const branch = tree.fields.get(name)
    if (branch === undefined) continue
    const shaped = typeof branch === 'function' ? branch(value) : includedIn(value, branch)
    if (shaped !== undefined) result[name] = shaped
  }
  return result
}

function includedIn(value: Value, tree: Tree): Value | undefined {
  if (isArray(value)) {
    const elements = value.map((element) => includedIn(element, tree))
    return elements.filter((element) => element !== undefined)
  }
  return isDoc(value) ? included(value, tree) : undefined
}

function excluded(value: Value, tree: Tree): Value {
  if (isArray(value)) return value.map((element) => excluded(element, tree))
  if (!isDoc(value)) return value
  const result: { [field: string]: Value } = {}
  for (const [name, inner] of Object.entries(value)) {
    const branch = tree.fields.get(name)
    const shaped = branch === undefined ? inner : typeof branch === 'function' ? branch(inner) : excluded(inner, branch)
    if (shaped !== undefined) result[name] = shaped
  }
  return result
}

function sliced(operand: Value): Shape {
  const [skip, count] = isArray(operand) ? operand : [undefined, operand]
  if (typeof count !== 'number' || (isArray(operand) && (typeof skip !== 'number' || count <= 0))) {
    throw requestFailed('$slice takes a number, or [skip, positive limit]')
  }
  return (value) => {
    if (!isArray(value)) return value
    if (typeof skip !== 'number') return count >= 0 ? value.slice(0, count) : value.slice(count)
    const from = skip >= 0 ? skip : Math.max(0, value.length + skip)
    return value.slice(from, from + count)
  }
}

function firstMatching(operand: Value): Shape {
  const { matches } = readFilter({ list: { $elemMatch: operand } })
  return (value) => {
    if (!isArray(value)) return undefined
    const found = value.find((element) => matches({ list: [element] }))
    return found === undefined ? undefined : [found]
  }
}

const wants = (value: Value) => value === true || (typeof value === 'number' && value !== 0)

/** Reads a projection; the answer shapes one document. Mixing inclusion and exclusion is refused, `_id` apart. */
export function readProjection(projection: Value | undefined): (doc: Doc) => Doc {
  if (projection === undefined || projection === null) return (doc) => doc
  if (!isDoc(projection)) throw requestFailed('projection must be an object')
  const tree: Tree = { fields: new Map() }
  let mode: 'include' | 'exclude' | undefined
  let withId = true
  const decide = (wanted: 'include' | 'exclude', path: string) => {
    if (mode && mode !== wanted)
      throw requestFailed(
        `Cannot do ${wanted === 'include' ? 'inclusion' : 'exclusion'} on field ${path} in ${mode === 'include' ? 'inclusion' : 'exclusion'} projection`,
      )
    mode = wanted
  }
  const slices: [string, Shape][] = []
  for (const [path, value] of Object.entries(projection)) {
    if (isDoc(value)) {
      const [operator] = Object.keys(value)
      if (operator === '$slice') slices.push([path, sliced(value.$slice as Value)])
      else if (operator === '$elemMatch') {
        decide('include', path)
        plant(tree, path, firstMatching(value.$elemMatch as Value))
      } else throw requestFailed(`Unsupported projection option: ${path}: ${operator ?? 'an object'}`)
    } else if (path === '_id') withId = wants(value)
    else {
      if (typeof value !== 'number' && typeof value !== 'boolean')
        throw requestFailed(`Unsupported projection option: ${path}`)
      decide(wants(value) ? 'include' : 'exclude', path)
      plant(tree, path, wants(value) ? keep : drop)
    }
  }
  if (mode === undefined && slices.length === 0 && Object.hasOwn(projection, '_id'))
    mode = withId ? 'include' : 'exclude'
  for (const [path, shape] of slices) plant(tree, path, shape)
  if (mode === 'include') {
    if (withId) plant(tree, '_id', keep)
    return (doc) => included(doc, tree)
  }
  if (!withId) plant(tree, '_id', drop)
  return (doc) => excluded(doc, tree) as Doc
}
