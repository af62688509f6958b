import { z } from 'zod'
import { isDate } from '../../domain/calendar-day'
import { APPLICATION_STATES } from '../../domain/demonstration/application-state'
import { LEVELS } from '../../domain/rubric/level'
import { anyone, keeperOf, resident, staffOverHome } from '../access'
import { action } from '../action'
import { id, moment, paragraph } from '../fields'
import { privateField } from '../private-field'
import { dimensions, hundredths } from './self-check'

const day = z.string().refine(isDate)
const oneApplication = { homeId: id, campaignId: id }
const level = z.enum(LEVELS).nullable()
const outcome = z.object({ total: hundredths, level, dimensions: z.record(z.string(), hundredths) })

/** What everybody may read and say of a demonstration, and how its total is shown to be right (rubric §5.6 to §5.8). */
export const publishing = {
  noticesNear: action({
    summary: '一个地方的县妇联办过哪些有公示的示范创建',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({ campaigns: z.array(z.object({ campaignId: id, name: z.string() })) }),
  }),
  notices: action({
    summary: '公示和命名的示范微家:名字、总分、等级',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ campaignId: id }),
    output: z.object({
      name: z.string(),
      initiator: z.string(),
      approvalDocument: z.string().nullable(),
      homes: z.array(
        z.object({
          homeId: id,
          name: z.string(),
          total: hundredths,
          level: z.enum(LEVELS),
          named: z.boolean(),
          publishedOn: day,
          /** The last day of the notice: until then anybody may object. */
          until: day,
          mayObject: z.boolean(),
        }),
      ),
    }),
  }),
  object: action({
    summary: '公示期里对一家微家提出异议',
    access: resident,
    effect: 'write',
    sealed: true,
    /** What she says names people, as often as not. */
    input: z.strictObject({ ...oneApplication, text: privateField(paragraph(500)) }),
    output: z.object({ at: moment }),
  }),
  objections: action({
    summary: '公示期里收到的异议,县妇联处理时看',
    access: staffOverHome('homeId', 'county'),
    effect: 'read',
    sealed: true,
    input: z.strictObject(oneApplication),
    output: z.object({
      objections: z.array(
        z.object({
          objectionId: id,
          at: moment,
          name: privateField(z.string()),
          text: privateField(z.string()),
          heard: z.boolean(),
        }),
      ),
    }),
  }),
  recompute: action({
    summary: '按封存的依据把总分重新算一遍,看是不是一样',
    access: keeperOf('homeId', 'township'),
    effect: 'read',
    input: z.strictObject(oneApplication),
    output: z.object({
      homeName: z.string(),
      campaignName: z.string(),
      approvalDocument: z.string().nullable(),
      rubricVersion: z.string(),
      cutOff: day,
      first: day,
      last: day,
      state: z.enum(APPLICATION_STATES),
      /** Of a named home: since when, and until when the name stands. */
      named: z.object({ on: day, until: day }).nullable(),
      dimensions,
      /** What each reviewer counted, lowest first, without who; and what they come to. */
      human: z.array(z.object({ id: z.string(), counts: z.array(z.number()), agreed: z.number() })),
      recorded: outcome,
      recomputed: outcome,
      same: z.boolean(),
      /** Of the frozen evidence: when it was scored, and now. */
      fingerprint: z.object({ recorded: z.string().nullable(), now: z.string() }),
      /** With it the reviewers can be drawn again. */
      seed: z.string(),
    }),
  }),
}
