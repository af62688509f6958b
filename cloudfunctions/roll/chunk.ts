import { type RawRow, rowId, sheetOfRow } from '../../domain/roll'
import type { RollField } from '../../domain/roll-columns'
import type { Stored } from '../kit/documents'
import { blindIndex, decryptField, encryptField } from '../kit/secrets'

/** Rows that are kept and shown together; a step takes some of them. */
export const ROWS_A_CHUNK = 50

/**
 * A stretch of a roll as it was sent, and what the officer put right in it. Rows hold names beside telephone numbers and the doors of flats, so
 * they are encrypted as one text; what a check finds is computed again from them whenever it is asked for.
 */
export interface RollChunkDocument extends Stored {
  jobId: string
  chunk: number
  rowsToken: string
  /** Encrypted; null while nothing was put right. */
  fixesToken: string | null
  /** Ids of its rows. */
  ids: number[]
  /** Of each row a keyed digest of the home that it is; empty where it says none, or was left out. */
  keys: string[]
  /** Of a row that repeats an earlier one of the file: its id and the earlier one's, in pairs. */
  duplicates: number[]
}
export type NewChunk = Omit<RollChunkDocument, 'version' | 'outbox'>

/** What an officer decided for one row. */
export interface RowFix {
  /** Cells as she typed them; an empty text is a blank. */
  cells?: Partial<Record<RollField, string>>
  decision?: 'leaveOut' | 'import'
}
export type Fixes = Record<string, RowFix>

export function chunkId(jobId: string, chunk: number): string {
  return `${jobId}_${chunk}`
}

const placeOf = (_id: string, field: 'rows' | 'fixes') => ({ collection: 'rollChunks', id: _id, field })

/** Digest of what makes two rows the same home; nothing can be tried out with it. */
export function keyDigest(key: string | null): string {
  return key === null ? '' : blindIndex('home', `row\n${key}`).slice(0, 16)
}

/** A roll's rows as chunks, in the file's order; no chunk holds rows of two sheets. */
export function chunksOf(
  jobId: string,
  rows: readonly RawRow[],
  keys: ReadonlyMap<number, string | null>,
  duplicates: ReadonlyMap<number, number>,
): NewChunk[] {
  return stretches(rows).map((part, chunk) => {
    const _id = chunkId(jobId, chunk)
    const ids = part.map(rowId)
    return {
      _id,
      schema: 1,
      jobId,
      chunk,
      rowsToken: encryptField(JSON.stringify(part), placeOf(_id, 'rows')),
      fixesToken: null,
      ids,
      keys: ids.map((id) => keyDigest(keys.get(id) ?? null)),
      duplicates: pairsOf(ids, duplicates),
    }
  })
}

function stretches(rows: readonly RawRow[]): RawRow[][] {
  const parts: RawRow[][] = []
  for (const row of rows) {
    const part = parts.at(-1)
    const first = part?.[0]
    if (part && first && part.length < ROWS_A_CHUNK && sheetOfRow(rowId(first)) === sheetOfRow(rowId(row)))
      part.push(row)
    else parts.push([row])
  }
  return parts
}

export function pairsOf(ids: readonly number[], duplicates: ReadonlyMap<number, number>): number[] {
  return ids.flatMap((id) => {
    const earlier = duplicates.get(id)
    return earlier === undefined ? [] : [id, earlier]
  })
}

export function rowsOf(chunk: RollChunkDocument): RawRow[] {
  return JSON.parse(decryptField(chunk.rowsToken, placeOf(chunk._id, 'rows'))) as RawRow[]
}

export function fixesOf(chunk: RollChunkDocument): Fixes {
  if (chunk.fixesToken === null) return {}
  return JSON.parse(decryptField(chunk.fixesToken, placeOf(chunk._id, 'fixes'))) as Fixes
}

export function fixesToken(chunkDocumentId: string, fixes: Fixes): string | null {
  return Object.keys(fixes).length === 0 ? null : encryptField(JSON.stringify(fixes), placeOf(chunkDocumentId, 'fixes'))
}

/** A row with what she typed in the place of what the file says. */
export function withFix(raw: RawRow, fix: RowFix | undefined): RawRow {
  if (!fix?.cells) return raw
  const cells = { ...raw.cells }
  for (const [field, text] of Object.entries(fix.cells) as [RollField, string][]) {
    if (text === '') delete cells[field]
    else cells[field] = text
  }
  return { ...raw, cells }
}
