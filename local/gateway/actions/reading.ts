/** database.getDocument and database.calculateDocument. */
import { encode } from '../ejson'
import type { Database } from '../engine/database'
import { requestFailed } from '../failure'
import { readOrder } from '../plan/order'
import { type Question, read, readWithin } from '../plan/read'
import { readFilter } from '../query/filter'
import { readProjection } from '../query/projection'
import type { Transactions } from '../transaction/transactions'
import type { Actions, Answer, Call } from '../wire/call'
import { bindingsOf, ejsonOf, queryOf, transactionIdOf, wholeNumber } from './request'

/** The SDK asks for 100 unless told, and never for more than 1000; the service holds the same line for others. */
const DEFAULT_LIMIT = 100
const MOST = 1_000

export function readingActions(database: Database, transactions: Transactions): Actions {
  function getDocument(call: Call): Answer | Promise<Answer> {
    const collection = database.collection(call.body.collectionName)
    const project = readProjection(ejsonOf('projection', call))
    const single = call.body.queryType === 'DOC'
    const skip = wholeNumber('offset', call, 0)
    const limit = single ? 1 : Math.min(wholeNumber('limit', call, DEFAULT_LIMIT), MOST)
    const question: Question = {
      filter: readFilter(queryOf(call), bindingsOf(call)),
      order: readOrder(ejsonOf('order', call)),
      skip,
      limit,
    }
    const answer = (hits: ReturnType<typeof read>): Answer => {
      call.meter.returned += hits.length
      const list = hits.map(({ doc }) => encode(project(doc)))
      return { data: { list }, ...(!single && { limit }), ...(skip > 0 && { offset: skip }) }
    }
    const transactionId = transactionIdOf(call)
    if (transactionId === undefined) return answer(read(collection, question, call.meter))
    return transactions.within(
      transactionId,
      async (transaction) => answer(readWithin(database, transaction, collection, question, call.meter)),
      call.seen,
    )
  }

  function calculateDocument(call: Call): Answer {
    const collection = database.collection(call.body.collectionName)
    const filter = readFilter(queryOf(call), bindingsOf(call))
    if (filter.near) throw requestFailed('$nearSphere is not allowed in a count: use $geoWithin')
    if (filter.everything) return { data: { total: collection.size } }
    const question: Question = { filter, order: [], skip: 0, limit: Number.POSITIVE_INFINITY }
    return { data: { total: read(collection, question, call.meter).length } }
  }

  return { 'database.getDocument': getDocument, 'database.calculateDocument': calculateDocument }
}
