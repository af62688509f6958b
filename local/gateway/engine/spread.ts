/**
 * What the fields of an index hold in one document, as rows of one value a field: a list on the way gives one row for each of its elements, and
 * fields that run through the same list take their values from the same element. Two different lists cannot be indexed together (MongoDB manual,
 * "Multikey Indexes").
 */
import { requestFailed } from '../failure'
import { parts } from './path'
import { type Doc, isArray, isDoc, type Value } from './value'

/** Stands for a list without elements, which is not the same as null. */
export const EMPTY = Symbol('empty list')

export type End = Value | undefined | typeof EMPTY

/** How far one field is walked: what is there, and the steps that are left. */
interface Walk {
  readonly value: End
  readonly steps: readonly string[]
  readonly at: number
  /** Set once the value is final: an element of a list is not opened again. */
  readonly done: boolean
}

/** Walks through objects as far as it goes: to the end, to a list, or to where there is nothing. */
function forward(walk: Walk): Walk {
  let { value, at } = walk
  while (at < walk.steps.length && !isList(value)) {
    const step = walk.steps[at] as string
    value = isDoc(value) && Object.hasOwn(value, step) ? value[step] : undefined
    at++
  }
  return { ...walk, value, at, done: !isList(value) }
}

const isList = (value: End): value is readonly Value[] => typeof value !== 'symbol' && isArray(value)

/** What stands at the end of a path, undefined when there is nothing; EMPTY when a list is on the way or at the end. */
export function endOf(doc: Doc, path: string): End {
  let value: Value | undefined = doc
  for (const step of parts(path)) {
    value = isDoc(value) && Object.hasOwn(value, step) ? value[step] : undefined
    if (isArray(value)) return EMPTY
  }
  return value
}

/** The walk of a field inside one element of the list where it stopped. */
const into = (walk: Walk, element: Value): Walk =>
  walk.at === walk.steps.length
    ? { ...walk, value: element, done: true }
    : forward({ ...walk, value: isDoc(element) ? element : undefined, done: false })

/** `noteList` is told each field, by its number, that runs into a list. */
export function spread(fields: readonly string[], doc: Doc, noteList: (field: number) => void, index: string): End[][] {
  const walks = fields.map((field) => forward({ value: doc, steps: parts(field), at: 0, done: false }))
  return rows(walks, fields, noteList, index)
}

function rows(
  walks: readonly Walk[],
  fields: readonly string[],
  noteList: (field: number) => void,
  index: string,
): End[][] {
  const stopped = walks.flatMap((walk, field) => (walk.done ? [] : [field]))
  const [first] = stopped
  if (first === undefined) return [walks.map(({ value }) => value)]
  const list = walks[first]?.value as readonly Value[]
  for (const field of stopped) {
    noteList(field)
    if (walks[field]?.value !== list) {
      throw requestFailed(`cannot index parallel arrays [${fields[field]}] [${fields[first]}] in index ${index}`)
    }
  }
  const entered = (element: Value) => walks.map((walk) => (walk.done ? walk : into(walk, element)))
  // an element that is no object has no fields to give: it counts only where the elements themselves are indexed
  const whole = stopped.some((field) => walks[field]?.at === walks[field]?.steps.length)
  const elements = whole ? list : list.filter(isDoc)
  if (elements.length > 0) return elements.flatMap((element) => rows(entered(element), fields, noteList, index))
  const empty = walks.map((walk): Walk => (walk.done ? walk : { ...walk, value: EMPTY, done: true }))
  return [empty.map(({ value }) => value)]
}
