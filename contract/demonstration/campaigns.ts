import { z } from 'zod'
import { isDate } from '../../domain/calendar-day'
import {
  APPLICATION_STATES,
  APPLICATION_STEPS,
  type ApplicationStepName,
} from '../../domain/demonstration/application-state'
import { LEVELS } from '../../domain/rubric/level'
import { hostOf, keeperOf, staffOver, staffOverHome } from '../access'
import { action } from '../action'
import { cursor, id, line, moment, paragraph } from '../fields'
import { dimensions, hundredths, indicatorId, vetoes } from './self-check'

const day = z.string().refine(isDate)
const stepName = z.enum(Object.keys(APPLICATION_STEPS) as [ApplicationStepName, ...ApplicationStepName[]])
const state = z.enum(APPLICATION_STATES)

/** What people count of a home: whole ticks by human indicator. */
export const humanScores = z.record(indicatorId, z.number().int().min(0).max(20))

/** The same as it is sent in: an input names all its fields. */
const counted = { id: indicatorId, count: z.number().int().min(0).max(20) }
const selfScores = z.array(z.strictObject(counted)).max(40)
/** A reviewer's count, with what she saw. */
export const reviewScores = z.array(z.strictObject({ ...counted, note: paragraph(200).nullable() })).max(40)

const places = z.array(z.strictObject({ orgId: id, places: z.number().int().min(0).max(500) })).max(200)

const campaign = z.object({
  campaignId: id,
  name: z.string(),
  initiator: z.string(),
  /** Null while there is no paper that allows it: then homes look at themselves, and nobody is named. */
  approvalDocument: z.string().nullable(),
  opensOn: day,
  closesOn: day,
  cutOff: day,
  isFirst: z.boolean(),
  /** Today is one of the days of applying. */
  isOpen: z.boolean(),
})

const step = z.object({ step: stepName, to: state, at: moment, reason: z.string().nullable() })

/** An item that people score, with what they tick. */
const humanItem = z.object({ id: z.string(), name: z.string(), max: z.number(), items: z.array(z.string()) })

const oneApplication = { homeId: id, campaignId: id }
const stateOnly = z.object({ state })

/** Campaigns and applications for a demonstration (C15; rubric §5). */
export const campaigns = {
  campaignsHere: action({
    summary: '这个微家能参加的示范创建,和它申报到了哪一步',
    access: keeperOf('homeId', 'village'),
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    output: z.object({
      humanItems: z.array(humanItem),
      campaigns: z.array(
        campaign.extend({
          mine: z
            .object({
              state,
              since: moment,
              selfScores: humanScores,
              steps: z.array(step),
              may: z.array(stepName),
              /** Once it is public: what it came to, and of a name until when it stands. */
              result: z.object({ total: hundredths, level: z.enum(LEVELS).nullable() }).nullable(),
              namedUntil: day.nullable(),
              /** She is on the platform's estimate below what a name needs for the second half-year: somebody comes to look. */
              lookOnSite: z.boolean(),
              /** Until when she has time to mend what kept her from 合格. */
              mendBy: day.nullable(),
            })
            .nullable(),
        }),
      ),
    }),
  }),
  selfScore: action({
    summary: '把要到现场看的几项先自评一遍,单独存着,不算进总分',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ ...oneApplication, scores: selfScores }),
    output: stateOnly,
  }),
  submit: action({
    summary: '提交示范微家申报',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject(oneApplication),
    output: stateOnly,
  }),
  withdraw: action({
    summary: '撤回示范微家申报',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject(oneApplication),
    output: stateOnly,
  }),
  campaigns: action({
    summary: '一个地方的示范创建活动',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({ mayCreate: z.boolean(), campaigns: z.array(campaign.extend({ places })) }),
  }),
  saveCampaign: action({
    summary: '县妇联发起或修改一次示范创建活动',
    access: staffOver('orgId', 'county'),
    effect: 'write',
    input: z.strictObject({
      orgId: id,
      /** Null for a new one. */
      campaignId: id.nullable(),
      name: line(40),
      initiator: line(40),
      approvalDocument: line(60).nullable(),
      opensOn: day,
      closesOn: day,
      /** The first day of a month: homes are measured up to the day before. */
      cutOff: day.refine((date) => date.endsWith('-01'), '截止日是一个月的第一天'),
      isFirst: z.boolean(),
      places,
    }),
    output: z.object({ campaignId: id }),
  }),
  applications: action({
    summary: '一次示范创建里,我管的地方的申报',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id, campaignId: id, after: cursor.optional() }),
    output: z.object({
      applications: z.array(
        z.object({
          homeId: id,
          homeName: z.string(),
          townshipName: z.string(),
          villageName: z.string(),
          state,
          since: moment,
          preview: hundredths.nullable(),
          vetoes: z.array(z.string()),
          total: hundredths.nullable(),
          level: z.enum(LEVELS).nullable(),
        }),
      ),
      next: cursor.nullable(),
    }),
  }),
  application: action({
    summary: '一份示范申报:每一项、自评、评审和走到哪一步',
    access: staffOverHome('homeId', 'township'),
    effect: 'read',
    input: z.strictObject(oneApplication),
    output: z.object({
      homeName: z.string(),
      campaignName: z.string(),
      state,
      since: moment,
      /** Frozen at the cut-off; before that it may still change. */
      frozen: z.boolean(),
      preview: hundredths.nullable(),
      vetoes,
      dimensions,
      /** Kept apart from the total. */
      selfScores: humanScores,
      steps: z.array(step),
      may: z.array(stepName),
      /** Reviewers by lot, for the county alone; what each scored only once all have. */
      panel: z
        .object({
          seed: z.string(),
          reviewers: z.array(
            z.object({ name: z.string(), townshipName: z.string(), declared: z.boolean(), submitted: z.boolean() }),
          ),
        })
        .nullable(),
      result: z
        .object({ total: hundredths, level: z.enum(LEVELS).nullable(), dimensions: z.record(z.string(), hundredths) })
        .nullable(),
      publishedOn: day.nullable(),
      /** How many objections came in, and of how many nobody has decided; for the county alone. */
      objections: z.object({ all: z.number(), open: z.number() }),
      named: z
        .object({ on: day, until: day, rechecks: z.array(z.object({ on: day, preview: hundredths })) })
        .nullable(),
      lookOnSite: z.boolean(),
      mendBy: day.nullable(),
      /** It failed so often within so many months that its plate comes down; for the county, which decides it. */
      plateComesDown: z.boolean(),
    }),
  }),
  takeStep: action({
    summary: '镇街核对,县妇联初审、公示、处理异议、命名、撤销',
    access: staffOverHome('homeId', 'township'),
    effect: 'write',
    input: z.strictObject({ ...oneApplication, step: stepName, reason: paragraph(200).nullable() }),
    output: stateOnly,
  }),
}
