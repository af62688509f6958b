/** The database and storage of a local CloudBase, as request handlers: whoever owns the server mounts them. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { aggregateActions } from './actions/aggregate'
import { functionActions, type InvokeFunction } from './actions/functions'
import { type AnswerOpenApi, openApiActions } from './actions/openapi'
import { readingActions } from './actions/reading'
import { storageActions } from './actions/storage'
import { transactionActions } from './actions/transactions'
import { writingActions } from './actions/writing'
import type { Clock } from './clock'
import type { Credentials } from './credentials'
import { Database } from './engine/database'
import { Faults } from './faults'
import { Log } from './log/log'
import { checkManifest, type Manifest } from './manifest'
import { Metrics } from './metrics'
import { Retention } from './retention'
import { States } from './state'
import { ClientFiles } from './storage/client-files'
import { StorageDoor } from './storage/door'
import { Storage } from './storage/storage'
import { Transactions } from './transaction/transactions'
import { Admin } from './wire/admin'

export interface GatewayOptions {
  readonly envId: string
  readonly credentials: Credentials
  /** Where documents and files live; made when it is not there. */
  readonly dataDir: string
  readonly manifest: Manifest
  readonly clock: Clock
  /** Answers also wait for the disk itself, against power loss. A killed process loses nothing either way. */
  readonly fsync?: boolean
  /** Logs smaller than this many bytes are never compacted. */
  readonly compactAfter?: number
  readonly invokeFunction?: InvokeFunction
  /** Who emulates WeChat; without it every open API is refused by name. */
  readonly openApi?: AnswerOpenApi
  /** Which function an invocation runs, so that faults can be meant for one function. */
  readonly functionOf?: (invocation: string) => string | undefined
  readonly log?: (line: string) => void
}

export interface Gateway {
  /** Answers a request whose path is the gateway's (POST /admin, /storage/...) and says whether it was. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  readonly faults: Faults
  readonly metrics: Metrics
  readonly storage: Storage
  readonly states: States
  /** Files as phones reach them. */
  readonly clientFiles: ClientFiles
  /** Lets the data folder go. May be called again. */
  close(): Promise<void>
}

const COMPACT_AFTER = 64 * 1024 * 1024

/** Reads the data folder back and is then ready to answer. Rejects when the manifest or the data cannot be used, with the reason. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { envId, credentials, dataDir, manifest, clock } = options
  const say = options.log ?? (() => {})
  checkManifest(manifest)
  const database = new Database(manifest)
  const log = new Log({
    folder: join(dataDir, 'database'),
    fsync: options.fsync ?? false,
    compactAfter: options.compactAfter ?? COMPACT_AFTER,
    restore: (change) => database.restore(change),
    collections: () => [...database.all()],
    say,
  })
  try {
    database.begin(log)
  } catch (error) {
    await log.close()
    throw error
  }
  const transactions = new Transactions(database, clock)
  const retention = new Retention(database, transactions, clock)
  const expire = () =>
    retention
      .look()
      .catch((error: unknown) => say(`documents whose time is over could not be removed: ${String(error)}`))
  const faults = new Faults()
  const metrics = new Metrics()
  const storage = new Storage({
    folder: join(dataDir, 'files'),
    envId,
    clock,
    secret: credentials.secretKey,
    rules: manifest.storage ?? {},
    fsync: options.fsync ?? false,
  })
  const door = new StorageDoor(storage, say)
  const admin = new Admin({
    envId,
    credentials,
    clock,
    faults,
    metrics,
    durable: () => database.durable(),
    functionOf: options.functionOf ?? (() => undefined),
    moment: () => transactions.moment,
    abort: (id) => transactions.abort(id),
    say,
    actions: {
      ...readingActions(database, transactions),
      ...writingActions(database, transactions),
      ...transactionActions(transactions),
      ...aggregateActions(database),
      ...functionActions(options.invokeFunction),
      ...storageActions(storage),
      ...openApiActions(options.openApi),
    },
  })
  let closing: Promise<void> | undefined
  return {
    async handle(request, response) {
      const path = request.url ?? ''
      if (path.startsWith('/storage/')) {
        await door.handle(request, response)
        return true
      }
      if (!/^\/admin(\?|$)/.test(path)) return false
      if (retention.due) await expire()
      if (request.method === 'POST') await admin.handle(request, response)
      else response.writeHead(405, { allow: 'POST' }).end()
      return true
    },
    faults,
    metrics,
    storage,
    states: new States(database, transactions, storage),
    clientFiles: new ClientFiles(storage, manifest.storage ?? {}),
    close() {
      closing ??= log.close()
      transactions.close()
      return closing
    },
  }
}
