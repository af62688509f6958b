import type { roll } from '../../contract/roll'
import { refuse } from '../kit/refusal'
import type { RollJobDocument } from '../kit/roll-job'
import type { UseCase } from '../kit/serve'
import { ROWS_A_CHUNK } from './chunk'
import { judgeChunk, placesOf } from './judged-rows'
import { rowViews } from './row-view'
import { chunksAt, standingHomes } from './store'
import { LISTED, type Listed, tallyAt } from './tally'

/** Rows that are asked for may be rare: a page looks through no more chunks than these. */
const CHUNKS_A_PAGE = 8

/** The rows that are checked so far, a page at a time, as the officer must see them before anything is saved. */
export const rows: UseCase<typeof roll.rows> = async ({ job }, { after, which = 'all' }) => {
  const first = after === undefined ? 0 : chunkAfter(after)
  const page = which === 'all' ? [first] : chunksListing(job, which, first)
  const seen = chunksSeen(job)
  const chunks = page.filter((chunk) => chunk < seen)
  const last = chunks.at(-1)
  if (last === undefined || job.aboutToken === null) return { rows: [], next: null }
  const [documents, places] = await Promise.all([chunksAt(job._id, chunks), placesOf(job)])
  if (documents.length < chunks.length) throw new Error('a job has lost a chunk')
  const judged = documents.flatMap((chunk) => judgeChunk(job, chunk, places))
  const shown = judged.filter(LISTED[which])
  const standing = await standingHomes(shown.flatMap(({ homeId }) => homeId ?? []))
  const byId = new Map(standing.map((home) => [home._id, home]))
  const more = which === 'all' ? last + 1 < seen : chunksListing(job, which, last + 1).length > 0
  return { rows: rowViews(job, shown, byId, places), next: more ? String(last) : null }
}

/** Chunks from one on that hold such rows, up to a page of them. */
function chunksListing(job: RollJobDocument, which: Exclude<Listed, 'all'>, from: number): number[] {
  const chunks: number[] = []
  let rows = 0
  for (let chunk = from; chunk < job.chunks && chunks.length < CHUNKS_A_PAGE && rows < ROWS_A_CHUNK; chunk += 1) {
    const count = tallyAt(job, chunk)?.[which] ?? 0
    if (count === 0) continue
    if (chunks.length > 0 && rows + count > ROWS_A_CHUNK) break
    chunks.push(chunk)
    rows += count
  }
  return chunks
}

/** Chunks that have been checked: all of them once the check is over. */
function chunksSeen(job: RollJobDocument): number {
  return job.state === 'checking' ? job.nextChunk : job.chunks
}

function chunkAfter(after: string): number {
  const chunk = /^\d{1,6}$/.test(after) ? Number(after) : refuse('INPUT_INVALID', 'after')
  return chunk + 1
}
