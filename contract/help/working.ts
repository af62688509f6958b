import { z } from 'zod'
import { HELP_ABOUT, HELP_CHILD, HELP_TOPICS, HELP_URGENCIES, HELP_WAYS } from '../../domain/help'
import { CASE_OUTCOMES, CASE_STATES, CASE_STEPS, type CaseStepName, PLAIN_STEPS } from '../../domain/help-state'
import { ORGANISATION_LEVELS } from '../../domain/organisation'
import { caseOwner, caseStaff, caseWorker, staffOver } from '../access'
import { id, line, moment, paragraph } from '../fields'
import { attachmentTold } from './attaching'
import { appointment } from './half-hours'
import { secretAction } from './secret-action'
import { exclusions, kind, look, reader, safeContact, safeContactTold } from './words'

const STEP_NAMES = Object.keys(CASE_STEPS) as [CaseStepName, ...CaseStepName[]]

/** A case on the desk: what it is about and where it stands, none of its words. */
export const caseRow = z.object({
  caseId: id,
  topic: z.enum(HELP_TOPICS),
  urgency: z.enum(HELP_URGENCIES),
  harm: z.boolean(),
  child: z.enum(HELP_CHILD),
  way: z.enum(HELP_WAYS),
  state: z.enum(CASE_STATES),
  sentAt: moment,
  stateSince: moment,
  desk: z.string(),
  owner: z.object({ personId: id, name: z.string().nullable() }).nullable(),
  mine: z.boolean(),
  /** The day by which something must have happened; null when nothing is due. */
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  /** A report is missing for more than an hour. */
  red: z.boolean(),
})

/** What stands of a mandatory report (N04). */
const report = z.object({
  discoveredAt: moment,
  reportedAt: moment,
  /** To whom: 110 and the police station by name. */
  to: z.string(),
  method: z.string(),
  receiptNote: z.string().nullable(),
  aftercare: z.string().nullable(),
  by: z.string().nullable(),
})

/** Facts of domestic violence (N03). Dates as YYYY-MM-DD. */
const date = z.iso.date()
export const harmFacts = z.strictObject({
  policeCalledOn: date.nullable(),
  /** 告诫书. */
  warningLetter: z.strictObject({ on: date, number: line(40).nullable() }).nullable(),
  /** 人身安全保护令: who applied, what the court said, until when (at most six months). */
  protectionOrder: z
    .strictObject({
      appliedBy: z.enum(['herself', 'family', 'police', 'federation', 'committee', 'rescueStation']),
      appliedOn: date,
      result: z.enum(['waiting', 'granted', 'refused']),
      decidedOn: date.nullable(),
      expiresOn: date.nullable(),
    })
    .nullable(),
  injuryProof: z.boolean(),
})
const harmFactsTold = z.object({
  policeCalledOn: z.string().nullable(),
  warningLetter: z.object({ on: z.string(), number: z.string().nullable() }).nullable(),
  protectionOrder: z
    .object({
      appliedBy: z.string(),
      appliedOn: z.string(),
      result: z.string(),
      decidedOn: z.string().nullable(),
      expiresOn: z.string().nullable(),
    })
    .nullable(),
  injuryProof: z.boolean(),
})

/** One case in full, for whoever may read it. */
export const caseFile = caseRow.extend({
  about: z.enum(HELP_ABOUT),
  /** Her name as she gave it. */
  name: z.string().nullable(),
  place: z.string().nullable(),
  contact: safeContactTold,
  /** The conversation with her. */
  said: z.array(
    z.object({
      at: moment,
      from: z.enum(['her', 'staff']),
      name: z.string().nullable(),
      text: z.string(),
      attachment: attachmentTold.nullable(),
    }),
  ),
  /** Among staff; she never sees these. */
  notes: z.array(z.object({ at: moment, name: z.string().nullable(), text: z.string() })),
  named: z.array(reader),
  /** Whoever reads has it in hand or sits at its desk; others named on it help, and decide nothing. */
  steers: z.boolean(),
  steps: z.array(z.enum(STEP_NAMES)),
  /** The blocking card: the law asks for a report that nobody has made. */
  mustReport: z.boolean(),
  report: report.nullable(),
  /** An officer asks to lift the duty to report; another one decides. */
  lift: z.object({ name: z.string().nullable(), reason: z.string(), mine: z.boolean() }).nullable(),
  facts: harmFactsTold.nullable(),
  referral: z.object({ to: z.string(), reason: z.string(), since: moment }).nullable(),
  appointments: z.array(appointment),
  followUps: z.array(z.object({ day: z.number(), dueOn: z.string(), doneAt: moment.nullable() })),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  rightNumber: z.string().nullable(),
  /** Other requests of the same woman that the reader may read as well. */
  alsoHers: z.array(id),
  /** She has reported harm before. */
  repeated: z.boolean(),
  /** Somebody broke the glass, and no other officer has looked at that yet. */
  glass: z.array(
    z.object({ name: z.string().nullable(), at: moment, reason: z.string(), seenBy: z.string().nullable() }),
  ),
  looks: z.array(look),
  /** False when somebody has changed the log past the app: its entries are chained. */
  logWhole: z.boolean(),
})

const done = z.object({ caseId: id })
const theCase = { caseId: id }

/** Working on a case. */
export const working = {
  desk: secretAction({
    summary: '我这里的求助:本单位的和指派给我的',
    access: caseStaff,
    effect: 'read',
    input: z.strictObject({ ended: z.boolean() }),
    output: z.object({ cases: z.array(caseRow) }),
  }),
  view: secretAction({
    summary: '打开一件求助(每次都留记录)',
    access: caseWorker('caseId'),
    effect: 'write',
    input: z.strictObject(theCase),
    output: caseFile,
  }),
  step: secretAction({
    summary: '往前走一步:受理、开始办理、办好了、办结、接着办、是误会',
    access: caseOwner('caseId'),
    effect: 'write',
    input: z.strictObject({
      ...theCase,
      step: z.enum(PLAIN_STEPS),
      reason: line(200).nullable(),
      outcome: z.enum(CASE_OUTCOMES).nullable(),
    }),
    output: z.object({ caseId: id, state: z.enum(CASE_STATES) }),
  }),
  assign: secretAction({
    summary: '指派给一位(写名字的,单位不算)',
    access: caseOwner('caseId'),
    effect: 'write',
    /** `owner`: she has it in hand from now on; else she only reads along and helps. */
    input: z.strictObject({ ...theCase, personId: id, owner: z.boolean() }),
    output: done,
  }),
  unassign: secretAction({
    summary: '不再请她参与',
    access: caseOwner('caseId'),
    effect: 'write',
    input: z.strictObject({ ...theCase, personId: id }),
    output: done,
  }),
  assignable: secretAction({
    summary: '可以指派给谁',
    access: caseOwner('caseId'),
    effect: 'read',
    /** Whoever must not read it is simply not in the list, without a word why. */
    input: z.strictObject(theCase),
    output: z.object({
      people: z.array(reader),
      desks: z.array(z.object({ id, name: z.string(), level: z.enum(ORGANISATION_LEVELS) })),
    }),
  }),
  refer: secretAction({
    summary: '转给另一个单位:先问她,或写明为什么不等她',
    access: caseOwner('caseId'),
    effect: 'write',
    /** `override`: without waiting for her word; the reason stands in her log. */
    input: z.strictObject({ ...theCase, toOrgId: id, reason: line(200), override: z.boolean() }),
    output: done,
  }),
  outOfScope: secretAction({
    summary: '不归这里管:告诉她该打哪个电话、找谁',
    access: caseOwner('caseId'),
    effect: 'write',
    input: z.strictObject({ ...theCase, rightNumber: line(100) }),
    output: done,
  }),
  reply: secretAction({
    summary: '回复她,只在这里看得到',
    access: caseWorker('caseId'),
    effect: 'write',
    input: z.strictObject({ ...theCase, text: paragraph(2000) }),
    output: done,
  }),
  note: secretAction({
    summary: '写一条内部记录(她看不到)',
    access: caseWorker('caseId'),
    effect: 'write',
    input: z.strictObject({ ...theCase, text: paragraph(2000) }),
    output: done,
  }),
  checkIn: secretAction({
    summary: '记一次回访(第 1、7、30 天)',
    access: caseWorker('caseId'),
    effect: 'write',
    input: z.strictObject({ ...theCase, day: z.number().int().min(1).max(30), note: paragraph(500) }),
    output: done,
  }),
  enter: secretAction({
    summary: '登记上门或打电话来的求助',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    /** It is hers: she is given a receipt on paper. The office that hears it first takes care of it (首接负责). */
    input: z.strictObject({
      orgId: id,
      ...kind,
      urgency: z.enum(HELP_URGENCIES),
      about: z.enum(HELP_ABOUT),
      cameBy: z.enum(['visit', 'phone']),
      text: paragraph(2000),
      name: line(20).nullable(),
      otherName: line(20).nullable(),
      contact: safeContact,
      exclude: exclusions,
    }),
    output: z.object({ caseId: id, receipt: z.string() }),
  }),
}
