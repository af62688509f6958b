import { z } from 'zod'
import { ownerOfJob } from '../access'
import { action } from '../action'
import { cursor, id } from '../fields'
import { privateField } from '../private-field'
import { ownJob, rollJob } from './job'
import { ROW_DECISIONS, rollChange, rollRow, rowNumber } from './row'

/** What a file holds beside its rows. A header may be anything that somebody typed, so all of it is private. */
const rollSheet = z.object({
  /** Which of the file's rolls, from 0. */
  sheet: z.number(),
  name: privateField(z.string()),
  total: z.number(),
  /** The officer does not want this sheet. */
  leftOut: z.boolean(),
  headerRow: z.number(),
  /** Headers that name no column of a roll: kept in her file, used for nothing. */
  unread: privateField(z.array(z.string())),
  /** Columns that are read although somebody hid them. */
  hiddenColumns: privateField(z.array(z.string())),
  /** Rows with text that are no homes. */
  skipped: z.array(
    z.object({
      row: z.number(),
      reason: z.enum(['footer', 'repeatedHeader', 'example', 'note']),
      text: privateField(z.string()),
    }),
  ),
})

const changed = z.object({ job: rollJob, rows: z.array(rollRow) })

/** What the officer sees of a roll before anything is saved, and what she puts right in it. The file itself stays as it was sent. */
export const reviewing = {
  rows: action({
    summary: '看检查出来的每一行',
    access: ownerOfJob('jobId'),
    effect: 'read',
    sealed: true,
    input: z.strictObject({
      jobId: id,
      after: cursor.optional(),
      /** Rows with a question, ready rows of which something is said, rows that she changed; all unless said. */
      which: z.enum(['all', 'questions', 'noted', 'changed']).optional(),
    }),
    output: z.object({ rows: z.array(rollRow), next: cursor.nullable() }),
  }),
  about: action({
    summary: '看这个文件里有哪几张表、哪些栏目没有用到',
    access: ownerOfJob('jobId'),
    effect: 'read',
    sealed: true,
    input: ownJob,
    output: z.object({
      sheets: z.array(rollSheet),
      /** Sheets that are no rolls, or were hidden. */
      others: z.array(z.object({ name: privateField(z.string()), why: z.enum(['hidden', 'noHeader', 'empty']) })),
    }),
  }),
  fix: action({
    summary: '改一行里的格子,或者改回原来的',
    access: ownerOfJob('jobId'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ jobId: id, row: rowNumber, changes: z.array(rollChange).min(1).max(6) }),
    /** The row as it is read now, and rows that are no longer, or newly, the same home as it. */
    output: changed,
  }),
  decide: action({
    summary: '这一行不导,或者照样导',
    access: ownerOfJob('jobId'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ jobId: id, row: rowNumber, decision: z.enum(ROW_DECISIONS) }),
    output: changed,
  }),
  pickSheets: action({
    summary: '文件里有几张摸底表时,选要哪几张',
    access: ownerOfJob('jobId'),
    effect: 'write',
    input: z.strictObject({ jobId: id, leftOut: z.array(z.number().int().min(0).max(99)).max(100) }),
    output: rollJob,
  }),
}
