/** database.insertDocument, modifyDocument, modifyAndReturnDoc, removeDocument and addCollection. */
import { encode } from '../ejson'
import type { Collection } from '../engine/collection'
import type { Database } from '../engine/database'
import { identity, identityOf } from '../engine/identity'
import { type Doc, same } from '../engine/value'
import { invalidParam, requestFailed, unsupported } from '../failure'
import { pointsOf } from '../plan/bounds'
import { type Hit, type Question, read, readWithin } from '../plan/read'
import { type Filter, readFilter } from '../query/filter'
import type { Transaction } from '../transaction/transaction'
import type { Transactions } from '../transaction/transactions'
import type { UpdateContext } from '../update/operators'
import { matchedPlace } from '../update/positions'
import { newDocument, readUpdate, replacement } from '../update/update'
import { upserted } from '../update/upsert'
import type { Actions, Answer, Call } from '../wire/call'
import { type Change, DirectWriter, insertAll, TransactionWriter, type Writer } from '../write/writer'
import { bindingsOf, docOf, queryOf, transactionIdOf } from './request'

/** Where a write happens: outside any transaction, or in the one that the request names. */
interface Place {
  readonly writer: Writer
  hits(collection: Collection, question: Question): Hit[]
}

const all = (filter: Filter): Question => ({ filter, order: [], skip: 0, limit: Number.POSITIVE_INFINITY })
const first = (filter: Filter): Question => ({ ...all(filter), limit: 1 })

export function writingActions(database: Database, transactions: Transactions): Actions {
  const direct = new DirectWriter(database, transactions)

  function inPlace<T>(call: Call, work: (place: Place) => Promise<T>): Promise<T> {
    const id = transactionIdOf(call)
    if (id === undefined) {
      return work({ writer: direct, hits: (collection, question) => read(collection, question, call.meter) })
    }
    const within = (transaction: Transaction) =>
      work({
        writer: new TransactionWriter(transaction),
        hits: (collection, question) => readWithin(database, transaction, collection, question, call.meter),
      })
    return transactions.within(id, within, call.seen)
  }

  /** Changes each hit that still matches when its turn comes; gives back the documents as they are then. */
  async function changeHits(
    place: Place,
    collection: Collection,
    question: Question,
    change: (doc: Doc) => Doc | null,
    call: Call,
  ) {
    const changed: { matched: number; written: number; last: Doc | null } = { matched: 0, written: 0, last: null }
    const qualified: Change = (doc) => (doc && question.filter.matches(doc) ? change(doc) : undefined)
    for (const { row } of place.hits(collection, question)) {
      const outcome = await place.writer.change(collection, row.key, qualified)
      if (!outcome) continue
      changed.matched++
      if (outcome.after !== outcome.before) changed.written++
      changed.last = outcome.after
    }
    call.meter.written += changed.written
    return changed
  }

  async function insertDocument(call: Call): Promise<Answer> {
    const collection = database.collection(call.body.collectionName)
    const { data } = call.body
    if (!Array.isArray(data) || data.length === 0) throw invalidParam('data must be a list of documents')
    const docs = data.map((text) => newDocument(docOf(text, call)))
    for (const doc of docs) identityOf(doc)
    await inPlace(call, ({ writer }) => insertAll(writer, collection, docs))
    call.meter.written += docs.length
    return { data: { insertedIds: docs.map(({ _id }) => _id) } }
  }

  const contextOf = (filter: Filter, call: Call): UpdateContext => ({
    inserting: false,
    now: () => call.serverDate(0),
    matched: (doc, list) => matchedPlace(filter, doc, list),
  })

  async function modifyDocument(call: Call): Promise<Answer> {
    const collection = database.collection(call.body.collectionName)
    const filter = readFilter(queryOf(call), bindingsOf(call))
    const data = docOf(call.body.data, call)
    if (call.body.merge === false) return replaceDocument(call, collection, filter, data)
    const update = readUpdate(data)
    const question = call.body.multi === true ? all(filter) : first(filter)
    const context = contextOf(filter, call)
    return inPlace(call, async (place) => {
      const { matched, written } = await changeHits(
        place,
        collection,
        question,
        (doc) => update.apply(doc, context),
        call,
      )
      if (matched > 0 || call.body.upsert !== true) return { data: { updated: written, upsert_id: null } }
      const doc = upserted(filter, update, context)
      await insertAll(place.writer, collection, [doc])
      call.meter.written++
      return { data: { updated: 0, upsert_id: doc._id } }
    })
  }

  /** `doc(id).set(whole)`: replaces, or inserts when there is nothing. */
  function replaceDocument(call: Call, collection: Collection, filter: Filter, data: Doc): Promise<Answer> {
    const [condition] = filter.conditions
    const [id] =
      condition && condition.path === '_id' && filter.conditions.length === 1 ? (pointsOf(condition) ?? []) : []
    if (id === undefined || call.body.upsert !== true)
      throw unsupported('replacing documents other than by doc(id).set()')
    if (data._id !== undefined && !same(data._id, id)) {
      throw requestFailed("After applying the update, the (immutable) field '_id' was found to have been altered")
    }
    const doc = replacement(data, id)
    return inPlace(call, async ({ writer }) => {
      const outcome = await writer.change(collection, identity(id), (there) =>
        there && same(there, doc) ? there : doc,
      )
      const inserted = outcome?.before === null
      if (outcome && outcome.after !== outcome.before) call.meter.written++
      return { data: { updated: inserted ? 0 : 1, upsert_id: inserted ? id : null } }
    })
  }

  async function modifyAndReturnDoc(call: Call): Promise<Answer> {
    const collection = database.collection(call.body.collectionName)
    const filter = readFilter(queryOf(call), bindingsOf(call))
    const update = readUpdate(docOf(call.body.data, call))
    const context = contextOf(filter, call)
    const { written, last } = await inPlace(call, (place) =>
      changeHits(place, collection, first(filter), (doc) => update.apply(doc, context), call),
    )
    if (last) call.meter.returned++
    return { data: { updated: written, doc: last ? encode(last) : null } }
  }

  async function removeDocument(call: Call): Promise<Answer> {
    const collection = database.collection(call.body.collectionName)
    const filter = readFilter(queryOf(call), bindingsOf(call))
    const question = call.body.multi === true ? all(filter) : first(filter)
    const { written } = await inPlace(call, (place) => changeHits(place, collection, question, () => null, call))
    return { data: { deleted: written } }
  }

  return {
    'database.addCollection': (call) => {
      database.createCollection(call.body.collectionName)
      return {}
    },
    'database.insertDocument': insertDocument,
    'database.modifyDocument': modifyDocument,
    'database.modifyAndReturnDoc': modifyAndReturnDoc,
    'database.removeDocument': removeDocument,
  }
}
