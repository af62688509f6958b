import type { z } from 'zod'
import type { roll, rollRow } from '../../contract/roll'
import { maskPhoneNumber } from '../../domain/phone-number'
import { cellText } from '../../domain/roll-cells'
import { ROLL_FIELD_LABELS } from '../../domain/roll-columns'
import { refuse } from '../kit/refusal'
import type { RollJobDocument } from '../kit/roll-job'
import type { UseCase } from '../kit/serve'
import { type CheckedRawRow, checkedChunk } from './checked-chunk'
import { homesPresent } from './store'

/** The rows that are checked so far, a chunk at a time, as the officer must see them before anything is saved. */
export const rows: UseCase<typeof roll.rows> = async ({ job }, { after }) => {
  const chunk = after === undefined ? 0 : chunkAfter(after)
  const seen = chunksSeen(job)
  if (chunk >= seen) return { rows: [], next: null }
  const checked = await checkedChunk(job, chunk)
  const present = await homesPresent(checked.flatMap(({ homeId }) => homeId ?? []))
  return { rows: checked.map((row) => rowView(row, present)), next: chunk + 1 < seen ? String(chunk) : null }
}

/** Chunks that have been checked: all of them once the check is over. */
function chunksSeen(job: RollJobDocument): number {
  return job.state === 'checking' ? job.nextChunk : job.chunks
}

function chunkAfter(after: string): number {
  const chunk = /^\d{1,6}$/.test(after) ? Number(after) : refuse('INPUT_INVALID', 'after')
  return chunk + 1
}

function rowView({ raw, found, problems, homeId }: CheckedRawRow, present: Set<string>): z.input<typeof rollRow> {
  const { cells } = raw
  return {
    row: raw.row,
    townshipName: found.township?.name ?? cellText(cells.township),
    villageName: found.village?.name ?? cellText(cells.village),
    name: found.name ?? cellText(cells.name),
    primaryType: found.primaryType ?? null,
    hostName: found.hostName ?? cellText(cells.hostName),
    phoneMasked: found.phone ? maskPhoneNumber(found.phone) : '',
    phonePublic: found.phonePublic ?? false,
    located: Boolean(found.position),
    plannedDate: found.plannedDate ?? cellText(cells.plannedDate),
    problems: problems.map(({ field, severity, message }) => ({
      field: field === 'row' ? '整行' : ROLL_FIELD_LABELS[field],
      severity,
      message,
    })),
    present: homeId !== null && present.has(homeId),
  }
}
