import { z } from 'zod'
import { PRIMARY_TYPES } from '../domain/micro-home'
import { ownerOfJob, staffOver } from './access'
import { action } from './action'
import { cursor, id, line, moment } from './fields'
import { privateField } from './private-field'

/** A roll (摸底表) is read, checked, confirmed by the officer and imported: `reading > checking > checked > importing > done`. */
export const ROLL_STATES = ['reading', 'checking', 'checked', 'importing', 'done', 'cancelled', 'failed'] as const

export const rollJob = z.object({
  id,
  fileName: z.string(),
  orgName: z.string(),
  state: z.enum(ROLL_STATES),
  /** Rows in the file; rows looked at so far; rows that can be imported; rows with a question; rows imported; rows that stood already. */
  total: z.number(),
  checked: z.number(),
  ready: z.number(),
  questions: z.number(),
  imported: z.number(),
  present: z.number(),
  /** Why it failed: one of the contract's error codes, and its sentence. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  startedAt: moment,
})

/** A question about one cell, in the words the officer reads; `field` is the roll's column. */
export const rollProblem = z.object({
  field: z.string(),
  severity: z.enum(['blocks', 'notes']),
  message: privateField(z.string()),
})

/**
 * One row as the officer sees it before anything is saved. The phone is masked; yet a cell in the wrong column, or a question that repeats what
 * a cell says, may hold a whole number or the door of a flat.
 */
export const rollRow = z.object({
  /** The row's number in the spreadsheet, as Excel counts. */
  row: z.number(),
  townshipName: z.string(),
  villageName: z.string(),
  name: privateField(z.string()),
  primaryType: z.enum(PRIMARY_TYPES).nullable(),
  hostName: privateField(z.string()),
  phoneMasked: privateField(z.string()),
  /** 对外公开, as the roll says it. */
  phonePublic: z.boolean(),
  located: z.boolean(),
  plannedDate: z.string(),
  problems: z.array(rollProblem),
  /** Already a home here (village, name and address agree): importing leaves it as it is. */
  present: z.boolean(),
})

export const roll = {
  start: action({
    summary: '选好摸底表,开始检查(先不保存)',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, fileId: z.string().max(400), fileName: line(100) }),
    output: rollJob,
  }),
  advance: action({
    summary: '让检查或导入往前走一步',
    access: ownerOfJob('jobId'),
    effect: 'write',
    input: z.strictObject({ jobId: id }),
    output: rollJob,
  }),
  rows: action({
    summary: '看检查出来的每一行',
    access: ownerOfJob('jobId'),
    effect: 'read',
    sealed: true,
    input: z.strictObject({ jobId: id, after: cursor.optional() }),
    output: z.object({ rows: z.array(rollRow), next: cursor.nullable() }),
  }),
  confirm: action({
    summary: '确认导入',
    access: ownerOfJob('jobId'),
    effect: 'write',
    input: z.strictObject({
      jobId: id,
      /** Which rows are 已建成 and become active at once; the others wait as drafts. */
      built: z.enum(['all', 'none']),
      /** Rows (Excel's numbers) whose 联系电话 the officer ticked 对外公开, beside those the roll ticks itself. */
      publicPhoneRows: z.array(z.number().int().min(1).max(100_000)).max(20_000),
    }),
    output: rollJob,
  }),
  cancel: action({
    summary: '不导入了',
    access: ownerOfJob('jobId'),
    effect: 'write',
    input: z.strictObject({ jobId: id }),
    output: rollJob,
  }),
  recent: action({
    summary: '最近导入过的表',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({ jobs: z.array(rollJob) }),
  }),
}
