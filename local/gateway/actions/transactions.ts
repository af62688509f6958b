/** database.startTransaction, commitTransaction and abortTransaction. */
import { invalidParam } from '../failure'
import type { Transactions } from '../transaction/transactions'
import type { Actions, Call } from '../wire/call'
import { transactionIdOf } from './request'

function required(call: Call): string {
  const id = transactionIdOf(call)
  if (id === undefined) throw invalidParam('transactionId is missing')
  return id
}

export function transactionActions(transactions: Transactions): Actions {
  return {
    'database.startTransaction': () => ({ transactionId: transactions.start() }),
    'database.commitTransaction': async (call) => {
      await transactions.commit(required(call), call.seen)
      return {}
    },
    'database.abortTransaction': (call) => {
      transactions.abort(required(call))
      return {}
    },
  }
}
