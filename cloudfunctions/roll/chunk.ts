import type { RawRow } from '../../domain/roll'
import type { Stored } from '../kit/documents'
import { decryptField, encryptField } from '../kit/secrets'

/** Rows that are kept, checked and imported together: one bounded step. */
export const ROWS_A_CHUNK = 50

/**
 * A stretch of a roll as it was sent. Rows hold names beside telephone numbers and the doors of flats, so they are encrypted as one text;
 * what a check finds is computed again from them whenever it is asked for.
 */
export interface RollChunkDocument extends Stored {
  jobId: string
  chunk: number
  rowsToken: string
}

interface Content {
  rows: RawRow[]
  /** Of a row that repeats an earlier one of the file: its number and the earlier one's. */
  duplicates: [row: number, earlier: number][]
}

export function chunkId(jobId: string, chunk: number): string {
  return `${jobId}_${chunk}`
}

const placeOf = (_id: string) => ({ collection: 'rollChunks', id: _id, field: 'rows' })

/** A roll's rows as chunks, in the file's order. */
export function chunksOf(
  jobId: string,
  rows: readonly RawRow[],
  duplicates: ReadonlyMap<number, number>,
): Omit<RollChunkDocument, 'version' | 'outbox'>[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_CHUNK) }, (_, chunk) => {
    const part = rows.slice(chunk * ROWS_A_CHUNK, (chunk + 1) * ROWS_A_CHUNK)
    const content: Content = { rows: part, duplicates: [...duplicates].filter(([row]) => isIn(part, row)) }
    const _id = chunkId(jobId, chunk)
    return { _id, schema: 1, jobId, chunk, rowsToken: encryptField(JSON.stringify(content), placeOf(_id)) }
  })
}

function isIn(part: readonly RawRow[], row: number): boolean {
  return row >= (part[0]?.row ?? 0) && row <= (part.at(-1)?.row ?? -1)
}

export function openChunk(chunk: RollChunkDocument): Content {
  return JSON.parse(decryptField(chunk.rowsToken, placeOf(chunk._id))) as Content
}
