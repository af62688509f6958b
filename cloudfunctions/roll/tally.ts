import { sheetOfRow } from '../../domain/roll'
import type { RollJobDocument } from '../kit/roll-job'
import type { Patch } from '../kit/store'
import type { JudgedRow } from './judged-rows'

/** What a check found in one chunk: how many rows it has, and how many of them are what. Apart from `marked`, each row counts once. */
export interface Tally {
  rows: number
  ready: number
  questions: number
  present: number
  leftOut: number
  marked: number
}

const NUMBERS = 6

export function tallyOf(rows: readonly JudgedRow[], present: ReadonlySet<string>): Tally {
  const count = (which: (row: JudgedRow) => boolean): number => rows.filter(which).length
  return {
    rows: rows.length,
    ready: count(({ homeId }) => homeId !== null),
    questions: count(({ homeId, decision }) => homeId === null && decision !== 'leaveOut'),
    present: count(({ homeId }) => homeId !== null && present.has(homeId)),
    leftOut: count(({ decision }) => decision === 'leaveOut'),
    marked: count(isMarked),
  }
}

/** Rows with something to look at, as long as she has not said what is to be done with them. */
export function isMarked({ problems, decision }: Pick<JudgedRow, 'problems' | 'decision'>): boolean {
  return (
    problems.length > 0 &&
    (decision === 'none' || problems.some(({ severity }) => severity === 'blocks')) &&
    decision !== 'leaveOut'
  )
}

const numbersOf = ({ rows, ready, questions, present, leftOut, marked }: Tally): number[] => [
  rows,
  ready,
  questions,
  present,
  leftOut,
  marked,
]

/** The tally of one chunk; null while it is not checked. */
export function tallyAt({ tallies }: Pick<RollJobDocument, 'tallies'>, chunk: number): Tally | null {
  if ((chunk + 1) * NUMBERS > tallies.length) return null
  const [rows = 0, ready = 0, questions = 0, present = 0, leftOut = 0, marked = 0] = tallies.slice(chunk * NUMBERS)
  return { rows, ready, questions, present, leftOut, marked }
}

/** A job's tallies with those of some chunks put in, and its sums. What stands in a sheet that she left out is left out. */
export function withTallies(
  job: Pick<RollJobDocument, 'tallies' | 'firstRows' | 'leftOutSheets'>,
  changed: ReadonlyMap<number, Tally>,
): Patch {
  const tallies = [...job.tallies]
  for (const [chunk, tally] of changed) tallies.splice(chunk * NUMBERS, NUMBERS, ...numbersOf(tally))
  const sum = { checked: 0, ready: 0, questions: 0, present: 0, leftOut: 0, marked: 0 }
  job.firstRows.forEach((first, chunk) => {
    const tally = tallyAt({ tallies }, chunk)
    if (!tally) return
    sum.checked += tally.rows
    if (job.leftOutSheets.includes(sheetOfRow(first))) {
      sum.leftOut += tally.rows
      return
    }
    for (const key of ['ready', 'questions', 'present', 'leftOut', 'marked'] as const) sum[key] += tally[key]
  })
  return { tallies, ...sum }
}

/** A job whose rows nobody has looked at. */
export const NOTHING_CHECKED = {
  tallies: [] as number[],
  checked: 0,
  ready: 0,
  questions: 0,
  present: 0,
  leftOut: 0,
  marked: 0,
}
