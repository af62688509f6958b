/** Documents of collections that declare it end by themselves, as with a TTL index: within a minute after their date has passed, by the movable clock. */
import type { Clock } from './clock'
import type { Collection } from './engine/collection'
import type { Database } from './engine/database'
import { isDoc } from './engine/value'
import { read } from './plan/read'
import { readFilter } from './query/filter'
import type { Transactions } from './transaction/transactions'
import { DirectWriter } from './write/writer'

/** How often MongoDB looks (TTL indexes, "the background task runs every 60 seconds"). */
const LOOK = 60_000
const DAY = 86_400_000

export class Retention {
  private lookedAt = Number.NEGATIVE_INFINITY
  private readonly writer: DirectWriter

  constructor(
    private readonly database: Database,
    transactions: Transactions,
    private readonly clock: Clock,
  ) {
    this.writer = new DirectWriter(database, transactions)
  }

  /** Is the last look a minute ago? */
  get due(): boolean {
    return Math.abs(this.clock.now() - this.lookedAt) >= LOOK
  }

  /** Removes what is over, if a look is due; the number of documents that went. */
  async look(): Promise<number> {
    if (!this.due) return 0
    const now = this.clock.now()
    this.lookedAt = now
    let gone = 0
    for (const collection of this.database.all()) gone += await this.clear(collection, now)
    return gone
  }

  private async clear(collection: Collection, now: number): Promise<number> {
    const { retentionDays, retentionField } = collection.declared ?? {}
    if (retentionDays === undefined || retentionField === undefined) return 0
    const filter = readFilter({ [retentionField]: { $lt: new Date(now - retentionDays * DAY) } })
    const over = read(collection, { filter, order: [], skip: 0, limit: Number.POSITIVE_INFINITY }, { examined: 0 })
    let gone = 0
    for (const { row } of over) {
      // a document that a transaction holds is left for the next look
      if (row.holder) continue
      const outcome = await this.writer.change(collection, row.key, (doc) =>
        isDoc(doc) && filter.matches(doc) ? null : undefined,
      )
      if (outcome) gone++
    }
    return gone
  }
}
