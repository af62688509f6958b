import type { RollJobDocument } from '../kit/roll-job'

/** A step looks at or stores no more than 200 rows (house, "How data is kept" 4): four chunks of 50. */
const MOST_CHUNKS = 4
/** A short roll still shows how far it is. */
const STEPS_AT_LEAST = 4

/** How many chunks one step of a job takes. */
export function chunksAStep({ chunks }: Pick<RollJobDocument, 'chunks'>): number {
  return Math.max(1, Math.min(MOST_CHUNKS, Math.floor(chunks / STEPS_AT_LEAST)))
}

/** The chunk in which a row stands, if it is one of the job's rows. */
export function chunkOfRow({ firstRows }: Pick<RollJobDocument, 'firstRows'>, row: number): number {
  let [low, high] = [0, firstRows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((firstRows[middle] ?? 0) <= row) low = middle + 1
    else high = middle
  }
  return low - 1
}
