/**
 * An answer of the service that says no. The SDK turns `{code, message, requestId}` into its TcbError.
 * Codes and messages follow what CloudBase really sends where that is known (SDK source, official tests, captured calls).
 */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'Failure'
  }
}

/** A database request that cannot be done, or that this gateway does not support: always said by name, never answered wrongly. */
export const requestFailed = (message: string) => new Failure('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`)

export const invalidParam = (message: string) => new Failure('INVALID_PARAM', message)

/** "Unsupported operation, illegal operator" (CloudBase, list of error codes; the spelling is theirs). */
export const invalidOperator = (message: string) =>
  new Failure('DATABASE_INVALID_OPERRATOR', `[InvalidParameter] ${message}`)

export const unsupported = (what: string) => invalidOperator(`the local gateway does not support ${what}`)

export const collectionMissing = (name: string) =>
  new Failure(
    'DATABASE_COLLECTION_NOT_EXIST',
    `Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
  )

export const collectionExists = () =>
  new Failure('DATABASE_COLLECTION_ALREADY_EXIST', '[ResourceInUse] Table already exist')

/** A unique index refuses the write. Several reports of the real cloud see this code and text through the SDK. */
export const duplicateKey = (collection: string, index: string, key: string) =>
  new Failure(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}}]}]`,
  )

export const transactionConflict = () =>
  new Failure(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  )

export const transactionBusy = () =>
  new Failure(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionBusy] Transaction is busy, one operation at a time. Please check your request, but if the problem persists, contact us.',
  )

export const transactionGone = () =>
  new Failure(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be committed or aborted within 30 seconds. Please check your request, but if the problem persists, contact us.',
  )
