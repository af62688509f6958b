import { z } from 'zod'
import { ownerOfJob, staffOver } from '../access'
import { action } from '../action'
import { id, line } from '../fields'
import { ownJob, rollJob } from './job'
import { rowNumber } from './row'

/** A roll on its way in: sent, looked through, confirmed, imported; or left. */
export const sending = {
  start: action({
    summary: '选好摸底表,开始检查(先不保存)',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({
      orgId: id,
      /** A staged .xlsx or .xls; or a .tsv, which is a table that was pasted. */
      fileId: z.string().max(400),
      fileName: line(100),
    }),
    output: rollJob,
  }),
  advance: action({
    summary: '让检查或导入往前走一步',
    access: ownerOfJob('jobId'),
    effect: 'write',
    input: ownJob,
    output: rollJob,
  }),
  confirm: action({
    summary: '确认导入',
    access: ownerOfJob('jobId'),
    effect: 'write',
    input: z.strictObject({
      jobId: id,
      /** Which rows are 已建成 and become active at once; the others wait as drafts. */
      built: z.enum(['all', 'none']),
      /** Ids of rows whose 联系电话 the officer ticked 对外公开, beside those the roll ticks itself. */
      publicPhoneRows: z.array(rowNumber).max(20_000),
    }),
    output: rollJob,
  }),
  cancel: action({
    summary: '不导入了',
    access: ownerOfJob('jobId'),
    effect: 'write',
    input: ownJob,
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
