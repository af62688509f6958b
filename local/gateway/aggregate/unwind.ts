/** `$unwind`: one document for each element of a list. */
import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import { requestFailed } from '../failure'
import { Draft } from '../update/draft'

interface Unwinding {
  readonly path: string
  readonly index: string | undefined
  readonly preserve: boolean
}

function readUnwind(value: Value): Unwinding {
  const options = isDoc(value) ? value : { path: value }
  const odd = Object.keys(options).find(
    (name) => !['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name),
  )
  if (odd) throw requestFailed(`unrecognized option to $unwind stage: ${odd}`)
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: preserve = false } = options
  if (typeof path !== 'string' || !/^\$[^$]/.test(path))
    throw requestFailed(`path option to $unwind stage should be prefixed with a '$': ${String(path)}`)
  if (typeof preserve !== 'boolean')
    throw requestFailed('expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
  if (index !== undefined && (typeof index !== 'string' || index === '' || index.startsWith('$'))) {
    throw requestFailed(`includeArrayIndex option to $unwind stage should be a field name: ${String(index)}`)
  }
  return { path: path.slice(1), index, preserve }
}

/** The value at a path through objects alone: a list on the way ends it. */
function valueAt(doc: Doc, path: string): Value | undefined {
  let value: Value | undefined = doc
  for (const step of path.split('.')) value = isDoc(value) && Object.hasOwn(value, step) ? value[step] : undefined
  return value
}

export function unwind(options: Value, docs: readonly Doc[]): Doc[] {
  const { path, index, preserve } = readUnwind(options)
  const made = (doc: Doc, change: (draft: Draft) => void, at: number | null) => {
    const draft = new Draft(doc)
    change(draft)
    if (index !== undefined) draft.set(index, at)
    return draft.doc
  }
  return docs.flatMap((doc): Doc[] => {
    const value = valueAt(doc, path)
    if (isArray(value) && value.length > 0) {
      return value.map((element, at) => made(doc, (draft) => draft.set(path, element), at))
    }
    if (isArray(value)) return preserve ? [made(doc, (draft) => draft.unset(path), null)] : []
    if (value === null || value === undefined) return preserve ? [made(doc, () => {}, null)] : []
    return [made(doc, () => {}, null)]
  })
}
