import { command, countRequest, database } from './database'
import { isDuplicateKey } from './database-errors'
import type { Stored } from './documents'
import { type Fact, type FactSource, fact } from './outbox'
import { assertPatch } from './patch'

const ID = /^[A-Za-z0-9_-]{1,64}$/

/** Also of what a type promised and a caller did not keep: for an undefined id the SDK would change every document. */
function assertId(id: unknown): void {
  if (typeof id !== 'string' || !ID.test(id)) throw new TypeError('store: not an id')
}

/** Facts that this invocation has written and may write out before it answers. */
const written: { collection: string; docId: string; facts: Fact[] }[] = []
export function takeWrittenFacts(): { collection: string; docId: string; facts: Fact[] }[] {
  return written.splice(0)
}

/** The audit fact of a change, if it has a source; it goes to `written` once the change is in. */
function factOf(
  source: FactSource | undefined,
  collection: string,
  docId: string,
  changed: string[],
  guard: Guard = {},
): Fact[] {
  return source === undefined ? [] : [fact(source, collection, docId, changed, plainOf(guard))]
}

/** What a guard says with plain values: versions, states, positions; not its moments and conditions. */
function plainOf(guard: Guard): Record<string, string | number> {
  const plain = Object.entries(guard).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return Object.fromEntries(plain) as Record<string, string | number>
}

/** What must still be true of a document. Of each group in `anyOf` one alternative must hold as well. */
export type Guard = Record<string, unknown> & { anyOf?: readonly (readonly Record<string, unknown>[])[] }
export type Patch = Record<string, unknown>

/**
 * The only way to change a document: one guarded write (house, "How data is kept" 1 and 2). `guard` says what must still be true; every
 * change bumps `version`, so true means that the guard matched and the patch is in. `source` makes the audit fact part of the same
 * write; only bookkeeping such as a lease goes without one.
 */
export async function change(
  collection: string,
  id: string,
  guard: Guard,
  patch: Patch,
  source?: FactSource,
): Promise<boolean> {
  assertId(id)
  assertPatch(guard, patch)
  const facts = factOf(source, collection, id, Object.keys(patch), guard)
  countRequest()
  const { updated } = await database
    .collection(collection)
    .where(whereOf(guard, id))
    .options({ multiple: false })
    .update({
      ...patch,
      version: command.inc(1),
      ...(facts.length > 0 ? { outbox: command.push(facts) } : {}),
    })
  if (updated !== 1) return false
  if (facts.length > 0) written.push({ collection, docId: id, facts })
  return true
}

function whereOf({ anyOf = [], ...guard }: Guard, id: string): Record<string, unknown> {
  const plain = { ...guard, _id: id }
  if (anyOf.length === 0) return plain
  return command.and([plain, ...anyOf.map((group) => command.or([...group]))]) as unknown as Record<string, unknown>
}

/**
 * Stores a new document under its deterministic id; false when one stands there already (a retry, or a rival). Only a counter has no `source`.
 * `told` is what the audit says of it beside that it was made.
 */
export async function create<D extends Stored>(
  collection: string,
  document: Omit<D, 'version' | 'outbox'>,
  source: FactSource | undefined,
  told: readonly string[] = [],
): Promise<boolean> {
  assertId(document._id)
  const facts = factOf(source, collection, document._id, ['created', ...told])
  countRequest()
  try {
    await database.collection(collection).add({ ...document, version: 1, outbox: facts })
    if (facts.length > 0) written.push({ collection, docId: document._id, facts })
    return true
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return false
  }
}

/**
 * Stores those of the documents that do not stand yet; answers the ids that it stored. Two requests however many documents. With a `source`
 * the first stored document carries the audit fact for all of them; without one it belongs to the document that drives the batch (a job).
 */
export async function createMissing<D extends Stored>(
  collection: string,
  documents: readonly Omit<D, 'version' | 'outbox'>[],
  source?: FactSource,
): Promise<string[]> {
  const ids = documents.map((document) => document._id)
  for (const id of ids) assertId(id)
  if (ids.length === 0) return []
  const present = new Set(await presentIds(collection, ids))
  const missing = documents.filter((document) => !present.has(document._id))
  const [first] = missing
  if (!first) return []
  const stored = missing.map((document) => document._id)
  const facts = factOf(source, collection, first._id, ['created', ...stored])
  countRequest()
  await database
    .collection(collection)
    .add(missing.map((document) => ({ ...document, version: 1, outbox: document === first ? facts : [] })))
  if (facts.length > 0) written.push({ collection, docId: first._id, facts })
  return stored
}

/** Which of the ids stand in the collection. At most 1000 ids. */
export async function presentIds(collection: string, ids: readonly string[]): Promise<string[]> {
  const found = await find<Stored>(collection, { where: { _id: command.in([...ids]) }, fields: ['_id'], limit: 1000 })
  return found.map((document) => document._id)
}

/** One document, or null. `fields` names what to read; lists always name it, so that rosters stay behind. */
export async function read<D extends Stored>(
  collection: string,
  id: string,
  fields?: readonly string[],
): Promise<D | null> {
  assertId(id)
  const reference = database.collection(collection).doc(id)
  countRequest()
  const { data } = await (fields ? reference.field(projection(fields)) : reference).get()
  return ((data as D[])[0] ?? null) as D | null
}

export interface Query {
  where: Record<string, unknown>
  fields?: readonly string[]
  orderBy?: readonly [field: string, direction: 'asc' | 'desc'][]
  limit: number
}

/** Documents by an index of the manifest. Lists are paged by key: the caller puts the key into `where`. */
export async function find<D extends Stored>(collection: string, query: Query): Promise<D[]> {
  let request = database.collection(collection).where(query.where).limit(query.limit)
  for (const [field, direction] of query.orderBy ?? []) request = request.orderBy(field, direction)
  if (query.fields) request = request.field(projection(query.fields))
  countRequest()
  const { data } = await request.get()
  return data as D[]
}

/** How many documents match, by an index of the manifest. */
export async function count(collection: string, where: Record<string, unknown>): Promise<number> {
  countRequest()
  const { total } = await database.collection(collection).where(where).count()
  return total ?? 0
}

/**
 * Removes all documents that match, for what is kept only for a time (safety, "Uploads"). Who removed what belongs into the audit of the
 * document that owns them. Doing it again removes what is left.
 */
export async function removeMatching(collection: string, where: Record<string, unknown>): Promise<void> {
  assertPatch(where, {})
  if (Object.keys(where).length === 0) throw new TypeError('store: nothing says which documents to remove')
  countRequest()
  await database.collection(collection).where(where).remove()
}

function projection(fields: readonly string[]): Record<string, 1> {
  return Object.fromEntries(fields.map((field) => [field, 1 as const]))
}

export { command }
