import { sheetOfRow } from '../../domain/roll'
import type { RollJobDocument } from '../kit/roll-job'
import type { Patch } from '../kit/store'
import type { JudgedRow } from './judged-rows'

/** What a check found in one chunk. Each row is ready, has a question, or is left out. */
export interface Tally {
  rows: number
  ready: number
  questions: number
  /** Ready rows whose home stands already. */
  present: number
  leftOut: number
  /** Ready rows with something that is only said. */
  noted: number
  /** Rows that she put right or decided about. */
  changed: number
}

const KEYS = ['rows', 'ready', 'questions', 'present', 'leftOut', 'noted', 'changed'] as const
const SUMS = ['ready', 'questions', 'present', 'leftOut', 'noted', 'changed'] as const

/** Which rows are listed under a word. */
export const LISTED = {
  all: () => true,
  questions: ({ homeId, decision }: JudgedRow) => homeId === null && decision !== 'leaveOut',
  noted: ({ homeId, problems, decision }: JudgedRow) => homeId !== null && problems.length > 0 && decision === 'none',
  changed: ({ fix }: JudgedRow) => fix !== undefined,
} as const
export type Listed = keyof typeof LISTED

export function tallyOf(rows: readonly JudgedRow[], present: ReadonlySet<string>): Tally {
  const count = (which: (row: JudgedRow) => boolean): number => rows.filter(which).length
  return {
    rows: rows.length,
    ready: count(({ homeId }) => homeId !== null),
    questions: count(LISTED.questions),
    present: count(({ homeId }) => homeId !== null && present.has(homeId)),
    leftOut: count(({ decision }) => decision === 'leaveOut'),
    noted: count(LISTED.noted),
    changed: count(LISTED.changed),
  }
}

/** The tally of one chunk; null while it is not checked. */
export function tallyAt({ tallies }: Pick<RollJobDocument, 'tallies'>, chunk: number): Tally | null {
  const numbers = tallies.slice(chunk * KEYS.length, (chunk + 1) * KEYS.length)
  if (numbers.length < KEYS.length) return null
  return Object.fromEntries(KEYS.map((key, i) => [key, numbers[i] ?? 0])) as unknown as Tally
}

/** A job's tallies with those of some chunks put in, and its sums. What stands in a sheet that she left out is left out. */
export function withTallies(
  job: Pick<RollJobDocument, 'tallies' | 'firstRows' | 'leftOutSheets'>,
  changed: ReadonlyMap<number, Tally>,
): Patch {
  const tallies = [...job.tallies]
  for (const [chunk, tally] of changed)
    tallies.splice(chunk * KEYS.length, KEYS.length, ...KEYS.map((key) => tally[key]))
  const sum = { checked: 0, ready: 0, questions: 0, present: 0, leftOut: 0, noted: 0, changed: 0 }
  job.firstRows.forEach((first, chunk) => {
    const tally = tallyAt({ tallies }, chunk)
    if (!tally) return
    sum.checked += tally.rows
    if (job.leftOutSheets.includes(sheetOfRow(first))) {
      sum.leftOut += tally.rows
      return
    }
    for (const key of SUMS) sum[key] += tally[key]
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
  noted: 0,
  changed: 0,
}
