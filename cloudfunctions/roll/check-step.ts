import type { RollJobDocument } from '../kit/roll-job'
import type { Patch } from '../kit/store'
import { type JudgedRow, judgedRows } from './judged-rows'
import { chunkOfRow, chunksAStep } from './pace'
import { homesPresent } from './store'
import { type Tally, tallyOf, withTallies } from './tally'

/** Checks some chunks: how many rows can be imported, how many have a question, how many stand already. Changes nothing but the counts. */
export async function checkStep(job: RollJobDocument): Promise<Patch> {
  const nextChunk = Math.min(job.chunks, job.nextChunk + chunksAStep(job))
  const rows = await judgedRows(job, job.nextChunk, nextChunk)
  const tallies = await talliesOf(job, rows)
  return { ...withTallies(job, tallies), nextChunk, ...(nextChunk >= job.chunks ? { state: 'checked' } : {}) }
}

/** The tallies of the chunks to which rows belong; whole chunks are expected. */
export async function talliesOf(job: RollJobDocument, rows: readonly JudgedRow[]): Promise<Map<number, Tally>> {
  const present = await homesPresent(rows.flatMap(({ homeId }) => homeId ?? []))
  const byChunk = new Map<number, JudgedRow[]>()
  for (const row of rows) {
    const chunk = chunkOfRow(job, row.id)
    byChunk.set(chunk, [...(byChunk.get(chunk) ?? []), row])
  }
  return new Map([...byChunk].map(([chunk, among]) => [chunk, tallyOf(among, present)]))
}
