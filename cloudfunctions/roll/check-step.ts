import type { RollJobDocument } from '../kit/roll-job'
import type { Patch } from '../kit/store'
import { checkedChunk } from './checked-chunk'
import { homesPresent } from './store'

/** Checks one chunk: how many rows can be imported, how many have a question, how many stand already. Changes nothing but the counts. */
export async function checkStep(job: RollJobDocument): Promise<Patch> {
  const rows = await checkedChunk(job, job.nextChunk)
  const ids = rows.flatMap(({ homeId }) => homeId ?? [])
  const present = await homesPresent(ids)
  const nextChunk = job.nextChunk + 1
  return {
    nextChunk,
    checked: job.checked + rows.length,
    ready: job.ready + ids.length,
    questions: job.questions + rows.length - ids.length,
    present: job.present + present.size,
    ...(nextChunk >= job.chunks ? { state: 'checked' } : {}),
  }
}
