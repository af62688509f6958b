import type { RawRow } from '../../domain/roll'
import { rollPlaces } from '../../domain/roll-places'
import { type CheckedRow, checkRow, type RollRow } from '../../domain/roll-row'
import { homeId } from '../kit/home-document'
import type { RollJobDocument } from '../kit/roll-job'
import { chunkId, openChunk } from './chunk'
import { chunkById, countyOf } from './store'

export interface CheckedRawRow extends CheckedRow {
  raw: RawRow
  /** The id of the home that the row makes; null while it is blocked. */
  homeId: string | null
}

/** A chunk's rows, judged by the county as it stands now. Two database calls. */
export async function checkedChunk(job: RollJobDocument, chunk: number): Promise<CheckedRawRow[]> {
  const [stored, county] = await Promise.all([chunkById(chunkId(job._id, chunk)), countyOf(job.orgPath)])
  if (!stored) throw new Error('a job has lost a chunk')
  const { rows, duplicates } = openChunk(stored)
  const context = { places: rollPlaces(county, job.orgId), duplicates: new Map(duplicates) }
  return rows.map((raw) => {
    const checked = checkRow(raw, context)
    return { ...checked, raw, homeId: checked.home && idOf(checked.home) }
  })
}

function idOf({ village, name, address }: RollRow): string {
  return homeId(village.id, name, address)
}
