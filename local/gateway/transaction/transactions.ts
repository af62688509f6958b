import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import type { Database } from '../engine/database'
import type { Row } from '../engine/row'
import { transactionBusy, transactionGone } from '../failure'
import { Transaction } from './transaction'

/** A transaction must end within 30 seconds (CloudBase documentation). */
const LIFETIME = 30_000
/** How often expired transactions are looked for while any is open, in real milliseconds: the movable clock has no alarm. */
const LOOK = 20
/**
 * An operation lasts at least so many turns of the event loop. Two that one program sends at once are both on the wire before the first
 * turn; the last of them can need a connection first, which is accepted, written to and read in three.
 */
const TURNS = 4

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

export class Transactions {
  private readonly open = new Map<string, Transaction>()
  /** Ends of transactions that are over, so that aborting one of them again is no error. */
  private readonly over = new Set<string>()
  private alarm: NodeJS.Timeout | undefined
  /** Counts the operations that were done: what a client has seen of it tells whether it waited for an answer. */
  moment = 0

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  start(): string {
    this.expire()
    const transaction = new Transaction(randomUUID(), this.database, this.clock.now() + LIFETIME)
    this.open.set(transaction.id, transaction)
    // not only when the next request comes: an abandoned transaction would keep old versions of everything in memory
    this.alarm ??= setInterval(() => this.expire(), LOOK).unref()
    return transaction.id
  }

  /**
   * Runs one operation inside a transaction. Any failure of it ends the transaction, as in MongoDB. A second operation in flight is
   * refused as the cloud refuses it ("Transaction is busy"), and ends nothing: one that comes while another runs, or that was sent by
   * somebody who had not `seen` the answer to the one before.
   */
  async within<T>(
    id: string,
    operation: (transaction: Transaction) => Promise<T>,
    seen = Number.POSITIVE_INFINITY,
  ): Promise<T> {
    const transaction = this.require(id)
    if (transaction.busy || seen < transaction.answered) throw transactionBusy()
    transaction.busy = true
    try {
      for (let i = 0; i < TURNS; i++) await turn()
      this.expire()
      if (transaction.over) throw transactionGone()
      return await operation(transaction)
    } catch (error) {
      this.end(transaction)
      throw error
    } finally {
      transaction.busy = false
      transaction.answered = ++this.moment
    }
  }

  async commit(id: string, seen?: number): Promise<void> {
    const commit = async (transaction: Transaction) => {
      try {
        transaction.commit()
      } finally {
        this.end(transaction)
      }
    }
    await this.within(id, commit, seen)
  }

  abort(id: string): void {
    if (this.over.has(id)) return
    this.end(this.require(id))
  }

  /** Settles when the transaction that holds the row, if one does, is over: committed, aborted or expired. */
  async waitFor(row: Row): Promise<void> {
    this.expire()
    await row.holder?.finished
  }

  private require(id: string): Transaction {
    this.expire()
    const transaction = this.open.get(id)
    if (!transaction) throw transactionGone()
    return transaction
  }

  private end(transaction: Transaction): void {
    transaction.abort()
    this.open.delete(transaction.id)
    this.over.add(transaction.id)
    if (this.over.size > 10_000) this.over.clear()
    if (this.open.size > 0) return
    clearInterval(this.alarm)
    this.alarm = undefined
  }

  private expire(): void {
    if (this.open.size === 0) return
    const now = this.clock.now()
    for (const transaction of this.open.values()) if (transaction.expiresAt <= now) this.end(transaction)
  }

  close(): void {
    for (const transaction of this.open.values()) this.end(transaction)
  }
}
