import { z } from 'zod'
import { VETO_EFFECTS } from '../../domain/rubric/veto'
import { hostOf, keeperOf, staffOver } from '../access'
import { action } from '../action'
import { id, moment } from '../fields'

/** Points in hundredths, 9177 for 91.77. */
export const hundredths = z.number().int()
export const indicatorId = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,19}$/)

const indicator = z.object({
  id: z.string(),
  name: z.string(),
  mode: z.enum(['auto', 'human']),
  weight: z.number(),
  /** Null where it does not count, or nobody has scored it. */
  points: hundredths.nullable(),
  isFull: z.boolean(),
  /** How it was computed, in her words. */
  said: z.string(),
})

export const dimensions = z.array(
  z.object({ id: z.string(), name: z.string(), weight: z.number(), indicators: z.array(indicator) }),
)
export const vetoes = z.array(z.object({ id: z.string(), name: z.string(), effect: z.enum(VETO_EFFECTS) }))

export const evidenceLine = z.object({
  when: z.string(),
  title: z.string(),
  counts: z.enum(['yes', 'no', 'open', 'free']),
  note: z.string(),
  activityId: id.optional(),
})

/** What the platform makes of a home by itself: an estimate, never a result. */
const score = z.object({
  /** When it was computed, at which cut-off, over which days. */
  at: moment,
  cutOff: z.string(),
  first: z.string(),
  last: z.string(),
  preview: hundredths,
  /** What an application needs. */
  needed: hundredths,
  vetoes,
  dimensions,
  /** What would raise it most for least, best first. */
  raises: z.array(
    z.object({ id: z.string(), name: z.string(), step: z.string(), units: z.number(), gain: hundredths }),
  ),
  /** By month, oldest first. */
  trend: z.array(z.object({ month: z.string(), preview: hundredths })),
  /** The middle of the township's homes; null while there are too few to say. */
  median: hundredths.nullable(),
})

/** 五有自查: what every home sees of itself at any time, with or without a campaign. */
export const selfCheck = {
  myScore: action({
    summary: '五有自查:一个微家每一项现在怎么样,做什么最能提上来',
    access: keeperOf('homeId', 'village'),
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    /** Null until it was computed for the first time, and for a home that does not open yet. */
    output: z.object({ homeName: z.string(), canCompute: z.boolean(), score: score.nullable() }),
  }),
  evidence: action({
    summary: '五有里一项的依据:算了哪些周、哪些活动',
    access: keeperOf('homeId', 'village'),
    effect: 'read',
    /** With a campaign: as it was frozen for the application. */
    input: z.strictObject({ homeId: id, indicatorId, campaignId: id.optional() }),
    output: z.object({ lines: z.array(evidenceLine) }),
  }),
  overview: action({
    summary: '一个地方的微家五有自查得怎么样:多少家到了哪一档,各镇街的中间数,逐月的走势',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({
      homes: z.number(),
      median: hundredths.nullable(),
      /** Homes by what the platform estimates, highest first: from so many points on. */
      bands: z.array(z.object({ from: z.number(), homes: z.number() })),
      /** In the order of their names, never by rank. */
      townships: z.array(z.object({ name: z.string(), homes: z.number(), median: hundredths.nullable() })),
      trend: z.array(z.object({ month: z.string(), median: hundredths })),
      /** What most homes have to mend first. */
      vetoes: z.array(z.object({ name: z.string(), homes: z.number() })),
    }),
  }),
  refreshScore: action({
    summary: '按现在的记录把五有重新算一遍',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id }),
    output: z.object({ at: moment }),
  }),
  confirmProfile: action({
    summary: '看过一遍:开门时间、联系方式和服务都没变',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id }),
    output: z.object({ day: z.string() }),
  }),
}
