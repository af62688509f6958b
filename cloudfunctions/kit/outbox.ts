import { createHash, randomBytes } from 'node:crypto'
import type { Notice } from '../../domain/notice'
import { onWallClock } from '../../domain/time'
import { now } from './clock'
import { command, countRequest, database } from './database'
import { isDuplicateKey } from './database-errors'
import type { Fact } from './fact'
import { deliver } from './inbox'

export type { Fact } from './fact'

/** What a use case says of its change; the rest comes from the call. */
export interface FactSource {
  actor: string
  action: string
  requestId: string
  /** What the change tells people, in the same write. */
  notices?: Notice[]
}

/** The requestId of what the timer does by itself: nobody retries it, so each of its facts is a new one. */
export const TIMER_REQUEST = 'timer'

/**
 * The day is part of the id, and so is what the write found (`met`, such as the version that it replaced): a client that gives every call
 * the same requestId folds neither tomorrow's changes into today's nor one change into another.
 */
export function fact(
  source: FactSource,
  collection: string,
  docId: string,
  changed: string[],
  met: Record<string, string | number> = {},
): Fact {
  const { requestId, actor, action, notices = [] } = source
  const at = now()
  const identity = JSON.stringify([requestId, actor, action, collection, docId, changed, met, dayOf(at)])
  const id =
    requestId === TIMER_REQUEST
      ? randomBytes(16).toString('hex')
      : createHash('sha256').update(identity).digest('hex').slice(0, 32)
  const told = notices.filter(({ to }) => to.length > 0)
  return { id, at, actor, action, requestId, changed, ...(told.length > 0 ? { notices: told } : {}) }
}

/** The day within which a repeated requestId may be a retry. */
export function dayOf(at: Date): string {
  return onWallClock(at).format('YYYY-MM-DD')
}

interface Waiting {
  collection: string
  docId: string
  facts: Fact[]
}

/** Writes facts out and takes them from the outbox. Repeating it, or losing power in between, changes nothing twice. */
export async function writeOut(waiting: readonly Waiting[]): Promise<void> {
  for (const { collection, docId, facts } of waiting) {
    for (const { id, notices, ...entry } of facts) {
      if (notices) await deliver(notices, id, entry.at)
      countRequest()
      try {
        await database.collection('audit').add({ _id: id, schema: 1, collection, docId, ...entry })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    }
    countRequest()
    await database
      .collection(collection)
      .where({ _id: docId })
      .options({ multiple: false })
      .update({ outbox: command.pull({ id: command.in(facts.map((f) => f.id)) }) })
  }
}

/** Writes out what calls left behind, oldest first, at most `limit` documents of each collection. Run by the timer. */
export async function drainOutboxes(collections: readonly string[], limit: number): Promise<number> {
  let written = 0
  for (const collection of collections) {
    countRequest()
    const { data } = await database
      .collection(collection)
      .where({ 'outbox.at': command.lte(now()) })
      .field({ outbox: 1 })
      .limit(limit)
      .get()
    const documents = data as { _id: string; outbox: Fact[] }[]
    await writeOut(documents.map((document) => ({ collection, docId: document._id, facts: document.outbox })))
    written += documents.reduce((sum, document) => sum + document.outbox.length, 0)
  }
  return written
}
