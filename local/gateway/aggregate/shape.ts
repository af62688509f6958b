/** `$project`, `$addFields` and `$unset`: fields kept, dropped or computed, each document by itself. */
import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import { readExpression } from '../expression/expression'
import type { Bindings, Found } from '../expression/scope'
import { requestFailed } from '../failure'

type Compute = (doc: Doc) => Found
type Leaf = 'keep' | 'drop' | Compute

/** What becomes of the fields below one point of a document. */
interface Branch {
  readonly fields: Map<string, Branch | Leaf>
}

const branch = (): Branch => ({ fields: new Map() })
const isBranch = (node: Branch | Leaf | undefined): node is Branch => typeof node === 'object'

function plant(tree: Branch, path: string, leaf: Leaf, stage: string): void {
  const steps = path.split('.')
  if (steps.some((step) => step === '' || step.startsWith('$')))
    throw requestFailed(`Invalid ${stage} :: FieldPath '${path}' is not valid`)
  let at = tree
  for (const step of steps.slice(0, -1)) {
    const next = at.fields.get(step) ?? branch()
    if (!isBranch(next))
      throw requestFailed(`Invalid ${stage} :: specification contains two conflicting paths at '${path}'`)
    at.fields.set(step, next)
    at = next
  }
  const last = steps.at(-1) as string
  if (at.fields.has(last))
    throw requestFailed(`Invalid ${stage} :: specification contains two conflicting paths at '${path}'`)
  at.fields.set(last, leaf)
}

const isExpression = (value: Doc) => Object.keys(value)[0]?.startsWith('$') === true

/** Walks `{a: {b: 1}}` as `{'a.b': 1}`. */
function entriesOf(specification: Doc, stage: string, prefix = ''): [string, Value][] {
  return Object.entries(specification).flatMap(([name, value]): [string, Value][] => {
    const path = prefix + name
    if (!isDoc(value) || isExpression(value)) return [[path, value]]
    if (Object.keys(value).length === 0)
      throw requestFailed(
        `Invalid ${stage} :: an empty object is not a valid value. Found empty object at path ${path}`,
      )
    return entriesOf(value, stage, `${path}.`)
  })
}

/** The value with computed fields put in; what is no object makes room for one, in a list every element does. */
function computed(value: Found, tree: Branch, root: Doc): Value {
  if (isArray(value)) return value.map((element) => computed(element, tree, root))
  const result: { [field: string]: Value } = isDoc(value) ? { ...value } : {}
  for (const [name, node] of tree.fields) {
    if (isBranch(node)) {
      if (hasComputed(node)) result[name] = computed(own(result, name), node, root)
    } else if (typeof node === 'function') {
      const found = node(root)
      if (found === undefined) delete result[name]
      else result[name] = found
    }
  }
  return result
}

const own = (doc: Doc, name: string): Found => (Object.hasOwn(doc, name) ? doc[name] : undefined)

const hasComputed = (tree: Branch): boolean =>
  [...tree.fields.values()].some((node) => (isBranch(node) ? hasComputed(node) : typeof node === 'function'))

/** Only what the tree keeps; undefined for what cannot hold fields. */
function kept(value: Value, tree: Branch): Value | undefined {
  if (isArray(value)) {
    const elements = value.map((element) => kept(element, tree))
    return elements.filter((element) => element !== undefined)
  }
  if (!isDoc(value)) return undefined
  const result: { [field: string]: Value } = {}
  for (const [name, inner] of Object.entries(value)) {
    const node = tree.fields.get(name)
    const found = node === 'keep' ? inner : isBranch(node) ? kept(inner, node) : undefined
    if (found !== undefined) result[name] = found
  }
  return result
}

function without(value: Value, tree: Branch): Value {
  if (isArray(value)) return value.map((element) => without(element, tree))
  if (!isDoc(value)) return value
  const result: { [field: string]: Value } = {}
  for (const [name, inner] of Object.entries(value)) {
    const node = tree.fields.get(name)
    if (node !== 'drop') result[name] = isBranch(node) ? without(inner, node) : inner
  }
  return result
}

export type Shape = (doc: Doc) => Doc

export function addFields(specification: Doc, bindings: Bindings): Shape {
  const tree = branch()
  for (const [path, value] of entriesOf(specification, '$addFields')) {
    plant(tree, path, readExpression(value, bindings), '$addFields')
  }
  return (doc) => computed(doc, tree, doc) as Doc
}

export function unset(value: Value): Shape {
  const paths = isArray(value) ? value : [value]
  const tree = branch()
  for (const path of paths) {
    if (typeof path !== 'string' || path === '')
      throw requestFailed('$unset specification must be a string or an array of strings')
    plant(tree, path, 'drop', '$unset')
  }
  return (doc) => without(doc, tree) as Doc
}

const isFlag = (value: Value) => typeof value === 'number' || typeof value === 'boolean'

/** Inclusion and computed fields, or exclusion: they do not mix, `_id` apart. */
export function project(specification: Doc, bindings: Bindings): Shape {
  const entries = entriesOf(specification, '$project')
  if (entries.length === 0) throw requestFailed('Invalid $project :: specification must have at least one field')
  const drops = (value: Value) => isFlag(value) && !value
  const others = entries.filter(([path]) => path !== '_id')
  const excludes = others.length > 0 ? others.every(([, value]) => drops(value)) : drops(entries[0]?.[1] as Value)
  const tree = branch()
  for (const [path, value] of entries) {
    if (path === '_id' && drops(value)) {
      if (excludes) plant(tree, path, 'drop', '$project')
      continue
    }
    if (drops(value) !== excludes) {
      throw requestFailed(
        `Invalid $project :: Cannot do ${drops(value) ? 'exclusion' : 'inclusion'} on field ${path} in ${excludes ? 'exclusion' : 'inclusion'} projection`,
      )
    }
    plant(tree, path, excludes ? 'drop' : isFlag(value) ? 'keep' : readExpression(value, bindings), '$project')
  }
  if (excludes) return (doc) => without(doc, tree) as Doc
  if (!entries.some(([path]) => path === '_id')) plant(tree, '_id', 'keep', '$project')
  return (doc) => computed(kept(doc, tree), tree, doc) as Doc
}
