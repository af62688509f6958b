import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import type { Database } from '../engine/database'
import type { Row } from '../engine/row'
import { transactionBusy, transactionGone } from '../failure'
import { Transaction } from './transaction'

/** A transaction must end within 30 seconds (CloudBase documentation). */
const LIFETIME = 30_000
/** How often a waiting writer looks whether the holder has expired by the movable clock, in real milliseconds. */
const LOOK = 20
/**
 * An operation of a transaction takes at least this long, in real milliseconds, so that two sent at the same time really meet:
 * the cloud refuses the second ("Transaction is busy"), and here it would otherwise slip through.
 */
const DWELL = 3

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

export class Transactions {
  private readonly open = new Map<string, Transaction>()
  /** Ends of transactions that are over, so that aborting one of them again is no error. */
  private readonly over = new Set<string>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  start(): string {
    this.expire()
    const transaction = new Transaction(randomUUID(), this.database, this.clock.now() + LIFETIME)
    this.open.set(transaction.id, transaction)
    return transaction.id
  }

  /** Runs one operation inside a transaction. Any failure of it ends the transaction, as in MongoDB. */
  async within<T>(id: string, operation: (transaction: Transaction) => Promise<T>): Promise<T> {
    const transaction = this.require(id)
    if (transaction.busy) throw transactionBusy()
    transaction.busy = true
    try {
      await pause(DWELL)
      this.expire()
      if (transaction.over) throw transactionGone()
      return await operation(transaction)
    } catch (error) {
      this.end(transaction)
      throw error
    } finally {
      transaction.busy = false
    }
  }

  async commit(id: string): Promise<void> {
    await this.within(id, async (transaction) => {
      try {
        transaction.commit()
      } finally {
        this.end(transaction)
      }
    })
  }

  abort(id: string): void {
    if (this.over.has(id)) return
    this.end(this.require(id))
  }

  /** Ends every transaction that holds the row back, once its time is over, and waits for the one that still lives. */
  async waitFor(row: Row): Promise<void> {
    const { holder } = row
    if (!holder) return
    let done = false
    const finished = holder.finished.then(() => {
      done = true
    })
    this.expire()
    while (!done) await Promise.race([finished, pause(LOOK).then(() => this.expire())])
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
