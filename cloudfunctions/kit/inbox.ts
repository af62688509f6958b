import { createHash } from 'node:crypto'
import type { Notice, NoticeAbout, NoticeKind } from '../../domain/notice'
import { command, countRequest, database } from './database'
import type { Stored } from './documents'

/** One thing told to one person. Its id is made from the fact that told it, so that writing the fact out twice tells her once. */
export interface InboxDocument extends Stored {
  personId: string
  kind: NoticeKind
  about: NoticeAbout
  at: Date
  readAt: Date | null
  /** Not yet looked at by whoever sends WeChat's subscribe messages (kit/knock); absent afterwards. */
  knock?: Date
  /** WeChat took the message that knocked for it. */
  reachedAt?: Date
  /** The activity whose hosts ring her up, since no message reached her; gone once one did, she has read it, or was rung up. */
  callFor?: string
}

/** Puts notices into the inboxes of the persons they are for. Two requests for each notice, however many persons; doing it again changes nothing. */
export async function deliver(notices: readonly Notice[], factId: string, at: Date): Promise<void> {
  for (const { kind, to, about } of notices) {
    const entries = [...new Set(to)].map((personId): Omit<InboxDocument, 'outbox'> => {
      const _id = createHash('sha256').update([factId, kind, personId].join('\n')).digest('hex').slice(0, 32)
      return { _id, schema: 1, version: 1, personId, kind, about, at, readAt: null, knock: at }
    })
    const present = await presentAmong(entries.map(({ _id }) => _id))
    const missing = entries.filter(({ _id }) => !present.has(_id))
    if (missing.length === 0) continue
    countRequest()
    await database.collection('inbox').add(missing)
  }
}

async function presentAmong(ids: string[]): Promise<Set<string>> {
  countRequest()
  const { data } = await database
    .collection('inbox')
    .where({ _id: command.in(ids) })
    .field({ _id: 1 })
    .limit(1000)
    .get()
  return new Set((data as { _id: string }[]).map(({ _id }) => _id))
}
