import { numberOfRow, type RawRow, rowId, sheetOfRow } from '../../domain/roll'
import { type RollPlaces, rollPlaces } from '../../domain/roll-places'
import { type CheckedRow, checkRow, type RollRow } from '../../domain/roll-row'
import { homeId } from '../kit/home-document'
import type { RollJobDocument } from '../kit/roll-job'
import { aboutOf } from './about'
import { fixesOf, type RollChunkDocument, type RowFix, rowsOf, withFix } from './chunk'
import { chunksFrom, countyOf } from './store'

/** A row as it stands with what the officer put right in it, judged by the county as it is now. */
export interface JudgedRow extends CheckedRow {
  id: number
  raw: RawRow
  original: RawRow
  above: RawRow | undefined
  fix: RowFix | undefined
  decision: 'leaveOut' | 'import' | 'none'
  /** The id of the home that the row makes; null while something keeps it out. */
  homeId: string | null
}

/** The rows of some chunks. Two database calls. */
export async function judgedRows(job: RollJobDocument, from: number, to: number): Promise<JudgedRow[]> {
  const [chunks, places] = await Promise.all([chunksFrom(job._id, from, to), placesOf(job)])
  if (chunks.length < to - from) throw new Error('a job has lost a chunk')
  return chunks.flatMap((chunk) => judgeChunk(job, chunk, places))
}

export async function placesOf(job: RollJobDocument): Promise<RollPlaces> {
  return rollPlaces(await countyOf(job.orgPath), job.orgId)
}

export function judgeChunk(job: RollJobDocument, chunk: RollChunkDocument, places: RollPlaces): JudgedRow[] {
  const [originals, fixes] = [rowsOf(chunk), fixesOf(chunk)]
  const rows = originals.map((row) => withFix(row, fixes[rowId(row)]))
  const context = { places, duplicates: duplicatesInWords(job, chunk) }
  return rows.map((raw, i) => {
    const id = rowId(raw)
    const checked = checkRow(raw, context)
    const fix = fixes[id]
    const out = fix?.decision === 'leaveOut' || job.leftOutSheets.includes(sheetOfRow(id))
    const decision = out ? 'leaveOut' : (fix?.decision ?? 'none')
    const waits = decision === 'leaveOut' || (decision === 'none' && checked.problems.some(isAsked))
    const home = waits ? null : checked.home
    const original = originals[i] ?? raw
    return { ...checked, id, raw, original, above: rows[i - 1], fix, decision, homeId: home && idOf(home) }
  })
}

const isAsked = ({ severity }: { severity: string }): boolean => severity === 'asks'

function duplicatesInWords(job: RollJobDocument, { duplicates }: RollChunkDocument): Map<number, string> {
  if (duplicates.length === 0) return new Map()
  const { sheets } = aboutOf(job)
  const words = (id: number): string =>
    `${sheets.length > 1 ? `「${sheets[sheetOfRow(id)]?.name ?? ''}」` : ''}第 ${numberOfRow(id)} 行`
  const pairs = Array.from({ length: duplicates.length / 2 }, (_, i) => duplicates.slice(2 * i, 2 * i + 2))
  return new Map(pairs.map(([id = 0, earlier = 0]) => [id, words(earlier)]))
}

function idOf({ village, name, address }: RollRow): string {
  return homeId(village.id, name, address)
}
