import type { z } from 'zod'
import type { rollRow } from '../../contract/roll'
import { maskPhoneNumber } from '../../domain/phone-number'
import { type RawRow, type RollColumn, sheetOfRow } from '../../domain/roll'
import { cellText } from '../../domain/roll-cells'
import { ROLL_FIELD_LABELS, type RollField } from '../../domain/roll-columns'
import type { RollPlaces } from '../../domain/roll-places'
import type { RollProblem } from '../../domain/roll-reading'
import { suggestionsFor } from '../../domain/roll-suggestions'
import type { HomeDocument } from '../kit/documents'
import type { RollJobDocument } from '../kit/roll-job'
import { aboutOf } from './about'
import type { JudgedRow } from './judged-rows'

type View = z.input<typeof rollRow>
/** Homes that stand already, with the job that made each. */
type Standing = ReadonlyMap<string, Pick<HomeDocument, 'source'>>

/** Rows as their officer sees them. */
export function rowViews(
  job: RollJobDocument,
  rows: readonly JudgedRow[],
  standing: Standing,
  places: RollPlaces,
): View[] {
  const { sheets } = aboutOf(job)
  return rows.map((row) => {
    const sheet = sheets[sheetOfRow(row.id)]
    const name = sheets.length > 1 ? (sheet?.name ?? '') : ''
    return rowView(job, row, { sheet: name, columns: sheet?.columns ?? [], standing, places })
  })
}

interface Around {
  sheet: string
  columns: readonly RollColumn[]
  standing: Standing
  places: RollPlaces
}

function rowView(job: RollJobDocument, row: JudgedRow, { sheet, columns, standing, places }: Around): View {
  const { id, raw, found, homeId, decision } = row
  const { cells } = raw
  const home = homeId === null ? undefined : standing.get(homeId)
  const ours = home?.source?.rollJobId === job._id
  const context = { places, year: job.startedAt.getFullYear(), above: row.above }
  return {
    id,
    row: raw.row,
    sheet,
    townshipName: found.township?.name ?? cellText(cells.township),
    villageName: found.village?.name ?? cellText(cells.village),
    name: found.name ?? cellText(cells.name),
    primaryType: found.primaryType ?? null,
    hostName: found.hostName ?? cellText(cells.hostName),
    phoneMasked: found.phone ? maskPhoneNumber(found.phone) : '',
    phonePublic: found.phonePublic ?? false,
    located: Boolean(found.position),
    near: found.village ? { ...found.village.centre } : null,
    plannedDate: found.plannedDate ?? cellText(cells.plannedDate),
    problems: row.problems.map((problem) => ({
      field: problem.field === 'row' ? '整行' : ROLL_FIELD_LABELS[problem.field],
      column: problem.field,
      cell: cellName(problem, raw, columns),
      severity: problem.severity,
      message: problem.message,
      value: problem.field === 'row' ? '' : cellText(cells[problem.field]),
      suggestions: suggestionsFor(raw, problem, context),
    })),
    fixes: fixesOf(row),
    decision,
    present: home !== undefined && !ours,
    outcome: outcomeOf(job, row, home !== undefined, ours),
  }
}

function outcomeOf(
  { state }: RollJobDocument,
  { decision, homeId }: JudgedRow,
  stands: boolean,
  ours: boolean,
): View['outcome'] {
  if (stands) return ours ? 'imported' : 'present'
  if (decision === 'leaveOut') return 'leftOut'
  return state === 'done' && homeId === null ? 'keptOut' : 'open'
}

function fixesOf({ fix, original }: JudgedRow): View['fixes'] {
  const cells = Object.entries(fix?.cells ?? {}) as [RollField, string][]
  return cells.map(([column, now]) => ({
    column,
    label: ROLL_FIELD_LABELS[column],
    was: cellText(original.cells[column]),
    now,
  }))
}

function cellName({ field }: RollProblem, { row }: RawRow, columns: readonly RollColumn[]): string {
  const column = columns.find((other) => other.field === field)
  return column ? `${columnLetters(column.index)}${row}` : ''
}

/** 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}
