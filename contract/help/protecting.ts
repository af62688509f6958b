import { z } from 'zod'
import { HELP_CHILD } from '../../domain/help'
import { caseOwner, caseRescuer, caseStaff, caseWorker } from '../access'
import { id, line, moment } from '../fields'
import { secretAction } from './secret-action'
import { harmFacts } from './working'

const done = z.object({ caseId: id })
const theCase = { caseId: id }

/** What protects her, and others from whoever works on it: reports, flags, glass, supervision, lost number codes. */
export const protecting = {
  facts: secretAction({
    summary: '记家暴情况:报警、告诫书、保护令',
    access: caseWorker('caseId'),
    effect: 'write',
    input: z.strictObject({ ...theCase, facts: harmFacts }),
    output: done,
  }),
  flag: secretAction({
    summary: '发现有人受伤害或有未成年人:标出来(只能往上标)',
    access: caseWorker('caseId'),
    effect: 'write',
    input: z.strictObject({ ...theCase, harm: z.boolean(), child: z.enum(HELP_CHILD) }),
    output: done,
  }),
  report: secretAction({
    summary: '记强制报告:什么时候向谁报告、回执、后续谁照顾',
    access: caseWorker('caseId'),
    effect: 'write',
    /** What is learnt later, the receipt and who looks after the child, is added by saying it again. */
    input: z.strictObject({
      ...theCase,
      discoveredAt: moment,
      reportedAt: moment,
      to: line(60),
      method: line(60),
      receiptNote: line(100).nullable(),
      aftercare: line(60).nullable(),
    }),
    output: done,
  }),
  lift: secretAction({
    summary: '取消强制报告:两位干部先后确认',
    access: caseOwner('caseId'),
    effect: 'write',
    /** The first officer asks, another one decides; the same one twice changes nothing. */
    input: z.strictObject({ ...theCase, reason: line(200) }),
    output: z.object({ caseId: id, lifted: z.boolean() }),
  }),
  resetPin: secretAction({
    summary: '她忘了号码:按安全联系方式核实后,给她一个新的',
    access: caseOwner('caseId'),
    effect: 'write',
    /** `spokeBy`: how she was reached, which must be what she chose. Told once, to be said to her. */
    input: z.strictObject({ ...theCase, spokeBy: z.enum(['phone', 'text', 'visit']) }),
    output: z.object({ pin: z.string() }),
  }),
  supervision: secretAction({
    summary: '到期没有动静的求助(只有编号和时间)',
    access: caseStaff,
    effect: 'read',
    /** Of the county over its desks. Nothing of what they are about. */
    input: z.strictObject({}),
    output: z.object({
      cases: z.array(
        z.object({
          caseId: id,
          desk: z.string(),
          sentAt: moment,
          waitingSince: moment,
          dueOn: z.string(),
          red: z.boolean(),
        }),
      ),
      /** Calls of the last night that nobody answered. */
      unanswered: z.array(z.object({ caseId: id, desk: z.string(), sentAt: moment })),
    }),
  }),
  breakGlass: secretAction({
    summary: '紧急打开一件求助:写明理由,半小时,另一位干部会看到',
    access: caseRescuer('caseId'),
    effect: 'write',
    input: z.strictObject({ ...theCase, reason: line(200) }),
    output: z.object({ caseId: id, until: moment }),
  }),
  openGlass: secretAction({
    summary: '哪些紧急打开还没有第二位干部核对',
    access: caseStaff,
    effect: 'read',
    input: z.strictObject({}),
    output: z.object({
      glass: z.array(z.object({ caseId: id, name: z.string().nullable(), at: moment, reason: z.string() })),
    }),
  }),
  seeGlass: secretAction({
    summary: '核对一次紧急打开(另一位干部)',
    access: caseRescuer('caseId'),
    effect: 'write',
    input: z.strictObject(theCase),
    output: done,
  }),
}
