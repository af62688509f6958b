import { z } from 'zod'
import { EXPORT_STATES } from '../../domain/help-export'
import { staffOver } from '../access'
import { id, line, moment, quarter } from '../fields'
import { secretAction } from './secret-action'

const theExport = { orgId: id, exportId: id }
const state = z.enum(EXPORT_STATES)

/** A desk's list on paper, by two officers: one asks, another decides, the first fetches (safety, "Help"). */
export const exporting = {
  askForExport: secretAction({
    summary: '申请导出本单位一个季度的求助台账',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    /** Of the desk where she herself sits. */
    input: z.strictObject({ orgId: id, quarter, reason: line(200) }),
    output: z.object({ exportId: id, state }),
  }),
  exports: secretAction({
    summary: '导出申请:等谁同意,谁取过',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({
      exports: z.array(
        z.object({
          exportId: id,
          orgId: id,
          desk: z.string(),
          quarter: z.string(),
          reason: z.string(),
          by: z.string().nullable(),
          at: moment,
          state,
          mine: z.boolean(),
          decidedBy: z.string().nullable(),
          openUntil: moment.nullable(),
          /** Each time that it was fetched, and how many requests stood in it. */
          fetched: z.array(z.object({ at: moment, cases: z.number() })),
        }),
      ),
    }),
  }),
  decideExport: secretAction({
    summary: '同意或不同意导出(另一位干部)',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    /** NEEDS_ANOTHER_OFFICER for whoever asked, under whichever account. */
    input: z.strictObject({ ...theExport, agree: z.boolean() }),
    output: z.object({ exportId: id, state }),
  }),
  exportFile: secretAction({
    summary: '取导出的台账:一天之内,申请的人自己',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject(theExport),
    /** The file itself, sealed like every answer: it lies in no storage and has no link. */
    output: z.object({ fileName: z.string(), base64: z.string(), cases: z.number() }),
  }),
}
