import { createHash } from 'node:crypto'
import type { Stored } from './documents'
import { linkTo, removeFiles, storeFile } from './files'
import type { FactSource } from './outbox'
import { refuse } from './refusal'
import { blindIndex } from './secrets'
import { command, create, find, read, removeMatching } from './store'

/**
 * A file that was made for one person, who fetches it at once by a link of a minute: outside the public prefix, and gone within the hour
 * (safety, "Uploads"). Its document is the trace of who had what made; the audit keeps it when the file is gone.
 */
export interface HandoutDocument extends Stored {
  ownerId: string
  fileId: string
  fileName: string
  /** What its reply says of it beside the link. */
  note: string
  /** The file is removed after this moment. */
  keptUntil: Date
}

const KEPT_MS = 60 * 60 * 1000
const HANDOUTS_A_TICK = 50

/** What she gets: a link for the next minute, and what the file is to be called on her side. */
export interface Handout {
  link: string
  fileName: string
  note: string
}

/** A file that is to be handed out; `facts` are what its audit entry says of it, never private values. */
export interface Made {
  fileName: string
  bytes: Buffer
  note: string
  facts: readonly string[]
}

/**
 * Hands a file to the one who asked for it. The same call about the same thing again finds the file that it made: what it is `about` has been
 * checked anew by then. After the hour it makes it anew under the same name.
 */
export async function handOut(
  { now, requestId }: { now: Date; requestId: string },
  ownerId: string,
  about: readonly string[],
  source: FactSource,
  make: () => Promise<Made>,
): Promise<Handout> {
  const id = handoutId(ownerId, source.action, requestId, ...about)
  const standing = await read<HandoutDocument>('handouts', id)
  const link = standing && (await linkTo(standing.fileId))
  if (standing && link) return { link, fileName: standing.fileName, note: standing.note }
  const { fileName, bytes, note, facts } = await make()
  const fileId = await storeFile(`handouts/${id}.xlsx`, bytes)
  const keptUntil = new Date(now.getTime() + KEPT_MS)
  const handout = { _id: id, schema: 1, ownerId, fileId, fileName, note, keptUntil }
  await create<HandoutDocument>('handouts', handout, source, facts)
  return { link: (await linkTo(fileId)) ?? refuse('TRY_AGAIN'), fileName, note }
}

/** Keyed: the path of a file must not be guessed from a call. */
function handoutId(...parts: string[]): string {
  const digest = createHash('sha256').update(parts.join('\n')).digest('base64url')
  return blindIndex('handout', digest).slice(0, 32)
}

/** Once a minute: files whose hour is over go, and then what tells of them. What fails is tried again with the next tick. */
export async function clearHandouts(at: Date): Promise<void> {
  const over = await find<HandoutDocument>('handouts', {
    where: { keptUntil: command.lte(at) },
    fields: ['fileId', 'keptUntil', 'outbox'],
    limit: HANDOUTS_A_TICK,
  })
  // Its audit entry is written out first.
  const done = over.filter(({ outbox }) => outbox.length === 0)
  if (done.length === 0) return
  await removeFiles(done.map(({ fileId }) => fileId))
  await removeMatching('handouts', {
    keptUntil: command.in(done.map(({ keptUntil }) => keptUntil)),
    fileId: command.in(done.map(({ fileId }) => fileId)),
  })
}
