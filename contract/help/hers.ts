import { z } from 'zod'
import { HELP_ABOUT, HELP_TOPICS, HELP_URGENCIES, HELP_WAYS } from '../../domain/help'
import { HER_STATES } from '../../domain/help-state'
import { anyone } from '../access'
import { id, moment, paragraph } from '../fields'
import { attachmentTold } from './attaching'
import { appointment } from './half-hours'
import { secretAction } from './secret-action'
import { exclusions, look, opener, reader, safeContact, safeContactTold } from './words'

/** One request as she reads it. */
export const herCase = z.object({
  caseId: id,
  topic: z.enum(HELP_TOPICS),
  urgency: z.enum(HELP_URGENCIES),
  about: z.enum(HELP_ABOUT),
  way: z.enum(HELP_WAYS),
  state: z.enum(HER_STATES),
  sentAt: moment,
  stateSince: moment,
  /** The office where it stands, and who has it in hand. */
  desk: z.string(),
  owner: z.string().nullable(),
  /** Where she should turn instead, when it is `elsewhere`. */
  rightNumber: z.string().nullable(),
  said: z.array(
    z.object({
      at: moment,
      from: z.enum(['me', 'staff']),
      name: z.string().nullable(),
      text: z.string(),
      attachment: attachmentTold.nullable(),
    }),
  ),
  contact: safeContactTold,
  /** Half hours that she, or her desk for her, has taken. */
  appointments: z.array(appointment),
  /** An office asks whether it may hand the case on. */
  asked: z.object({ to: z.string(), reason: z.string(), since: moment }).nullable(),
  excluded: exclusions,
  /** Who can read it now; `unit` is empty of whoever is named on it from elsewhere. */
  readers: z.array(reader),
  /** Every view in the app, newest first. */
  looks: z.array(look),
  /** What stays when she withdraws: somebody will still ask how she is, or a report stands. */
  staysAfterWithdrawal: z.enum(['nothing', 'followUp', 'report']),
})

const hers = { key: opener, caseId: id }
const done = z.object({ caseId: id })

/**
 * What she does with her own requests: each time by her number code or receipt. One answer (HELP_NOT_OPENED) whether she has none, the code is
 * wrong, or the request is another's; five tries, then a growing delay (HELP_WAIT).
 */
export const ownCases = {
  open: secretAction({
    summary: '凭号码或回执看自己的求助',
    access: anyone,
    // It counts as a try, and stands in the log.
    effect: 'write',
    input: z.strictObject({ key: opener }),
    output: z.object({ cases: z.array(herCase) }),
  }),
  say: secretAction({
    summary: '在自己的求助里再说一句',
    access: anyone,
    effect: 'write',
    input: z.strictObject({ ...hers, text: paragraph(2000) }),
    output: done,
  }),
  changeContact: secretAction({
    summary: '改怎样联系我才安全',
    access: anyone,
    effect: 'write',
    input: z.strictObject({ ...hers, contact: safeContact }),
    output: done,
  }),
  exclude: secretAction({
    summary: '再让一些人或单位看不到这件事',
    access: anyone,
    effect: 'write',
    /** What is kept out stays out: this only adds. */
    input: z.strictObject({ ...hers, exclude: exclusions }),
    output: done,
  }),
  answerReferral: secretAction({
    summary: '同意或不同意转给另一个单位',
    access: anyone,
    effect: 'write',
    input: z.strictObject({ ...hers, agree: z.boolean() }),
    output: done,
  }),
  withdraw: secretAction({
    summary: '撤回求助(安全回访和依法报告不停)',
    access: anyone,
    effect: 'write',
    input: z.strictObject(hers),
    output: done,
  }),
  erase: secretAction({
    summary: '彻底删除已经结束的求助',
    access: anyone,
    effect: 'write',
    input: z.strictObject(hers),
    output: done,
  }),
}
