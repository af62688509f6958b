import { sheetOfRow } from '../../domain/roll'
import { findDuplicates, rowKey } from '../../domain/roll-duplicates'
import type { FactSource } from '../kit/outbox'
import { refuse } from '../kit/refusal'
import type { RollJobDocument } from '../kit/roll-job'
import { talliesOf } from './check-step'
import { type Fixes, fixesOf, fixesToken, keyDigest, pairsOf, type RowFix, rowsOf, withFix } from './chunk'
import { type JudgedRow, judgeChunk, placesOf } from './judged-rows'
import { chunkOfRow } from './pace'
import { type ChunkKeys, changeChunk, chunksAt, editJob, keysOfJob } from './store'
import { withTallies } from './tally'

const TRIES = 5

/**
 * Changes what the officer decided for one row, and judges again whatever depends on it: the row itself, and rows that are the same home as it
 * was or is. The chunk is written first, then other chunks, then the counts; each step found done is left, so a retry finishes what a crash cut
 * off. Answers the rows that may look otherwise now.
 */
export async function putRight(
  job: RollJobDocument,
  row: number,
  source: FactSource,
  decide: (fix: RowFix) => RowFix,
): Promise<{ job: RollJobDocument; rows: JudgedRow[] }> {
  const places = await placesOf(job)
  const chunk = chunkOfRow(job, row)
  await changeFix(job, chunk, row, decide, places)
  const changed = await settleDuplicates(job)
  const among = [...new Set([chunk, ...changed.chunks])]
  const judged = (await chunksAt(job._id, among)).flatMap((document) => judgeChunk(job, document, places))
  const tallies = await talliesOf(job, judged)
  let after = job
  await editJob(job, source, (current) => {
    if (current.state !== 'checked') refuse('JOB_STATE')
    const patch = { ...withTallies(current, tallies), changedIn: source.requestId }
    after = { ...current, ...patch }
    return current.changedIn === source.requestId && isSame(current, patch) ? null : patch
  })
  return { job: after, rows: judged.filter(({ id }) => id === row || changed.rows.has(id)) }
}

function isSame(job: RollJobDocument, patch: Record<string, unknown>): boolean {
  return String(job.tallies) === String(patch.tallies)
}

async function changeFix(
  job: RollJobDocument,
  at: number,
  row: number,
  decide: (fix: RowFix) => RowFix,
  places: Awaited<ReturnType<typeof placesOf>>,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [chunk] = await chunksAt(job._id, at < 0 ? [] : [at])
    const place = chunk?.ids.indexOf(row) ?? -1
    const raw = chunk && rowsOf(chunk)[place]
    if (!chunk || !raw) return refuse('ROLL_ROW_MISSING', 'row')
    const before = fixesOf(chunk)
    const fix = decide(before[row] ?? {})
    if (JSON.stringify(fix) === JSON.stringify(before[row] ?? {})) return
    const { [row]: _replaced, ...others } = before
    const fixes: Fixes = Object.keys(fix).length === 0 ? others : { ...others, [row]: fix }
    const keys = [...chunk.keys]
    keys[place] = fix.decision === 'leaveOut' ? '' : keyDigest(rowKey(withFix(raw, fix), places))
    if (await changeChunk(chunk, { fixesToken: fixesToken(chunk._id, fixes), keys })) return
  }
  refuse('BUSY')
}

/** Finds anew which rows are the same home, sheets left out apart, and writes it where it is otherwise than before. */
export async function settleDuplicates(job: RollJobDocument): Promise<{ chunks: number[]; rows: Set<number> }> {
  const chunks = await keysOfJob(job._id)
  const duplicates = findDuplicates(chunks.flatMap((chunk) => keysOf(job, chunk)))
  const changed = { chunks: [] as number[], rows: new Set<number>() }
  for (const chunk of chunks) {
    const pairs = pairsOf(chunk.ids, duplicates)
    if (String(pairs) === String(chunk.duplicates)) continue
    for (const id of [...firstsOf(pairs), ...firstsOf(chunk.duplicates)]) changed.rows.add(id)
    // Whoever was faster has seen the same keys, or newer ones.
    await changeChunk(chunk, { duplicates: pairs })
    changed.chunks.push(chunk.chunk)
  }
  return changed
}

function keysOf(job: RollJobDocument, { ids, keys }: ChunkKeys): [number, string | null][] {
  return ids.map((id, i) => [id, job.leftOutSheets.includes(sheetOfRow(id)) ? null : keys[i] || null])
}

const firstsOf = (pairs: readonly number[]): number[] => pairs.filter((_, i) => i % 2 === 0)
