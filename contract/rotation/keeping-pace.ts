import { z } from 'zod'
import { CADENCE_KINDS } from '../../domain/cadence'
import { isDate } from '../../domain/calendar-day'
import { MOST_PLAN_ITEMS } from '../../domain/year-plan'
import { hostOf, keeperOf, staffOver } from '../access'
import { action } from '../action'
import { cursor, id, line, moment } from '../fields'

const kind = z.enum(CADENCE_KINDS)
const day = z.string().refine(isDate)

/** Why a period counts or does not: one reason, the nearest miss (domain/cadence). */
const why = z.discriminatedUnion('is', [
  z.object({ is: z.literal('kept'), ids: z.array(id) }),
  z.object({ is: z.literal('exempt'), why: z.string() }),
  z.object({ is: z.literal('notActive') }),
  z.object({ is: z.literal('invalid'), id }),
  z.object({ is: z.literal('tooFew'), id, persons: z.number(), least: z.number() }),
  z.object({ is: z.literal('tooShort'), id, minutes: z.number() }),
  z.object({ is: z.literal('notSettled'), id }),
  z.object({ is: z.literal('cancelled'), id }),
  z.object({ is: z.literal('nothing') }),
])

/** One period of one kind, judged. `over` is false for the one that still runs. */
const judged = z.object({
  key: z.string(),
  first: day,
  last: day,
  over: z.boolean(),
  required: z.boolean(),
  kept: z.boolean(),
  exempt: z.boolean(),
  why,
})

const planItem = z.strictObject({ kind, month: z.number().int().min(1).max(12).nullable(), title: line(40) })

const yearPlan = z.object({
  year: z.number().int(),
  items: z.array(z.object({ kind, month: z.number().nullable(), title: z.string() })),
  /** Kinds of the cadence that it leaves out. */
  missing: z.array(kind),
  standing: z.enum(['onTime', 'late', 'none']),
  deadline: day,
  /** Since when all four kinds stand in it; null while one is missing. */
  completeSince: moment.nullable(),
})

/** The cadence (C08), why a period counts or not, and the year plan. */
export const keepingPace = {
  pace: action({
    summary: '一个微家的周接待、月聚会、季活动、年宴会:办了没有,为什么算或不算',
    access: keeperOf('homeId', 'village'),
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    output: z.object({
      kinds: z.array(
        z.object({
          kind,
          /** How many must come; null for a reception, which counts without a visitor. */
          least: z.number().nullable(),
          current: judged,
          /** The periods before, newest first. */
          past: z.array(judged),
        }),
      ),
    }),
  }),
  paceBoard: action({
    summary: '我管的地方这一期和上一期的节奏,和还没办的微家',
    access: staffOver('orgId', 'village'),
    effect: 'read',
    input: z.strictObject({ orgId: id, kind, after: cursor.optional() }),
    output: z.object({
      periods: z.array(
        z.object({
          kind,
          key: z.string(),
          over: z.boolean(),
          required: z.number(),
          kept: z.number(),
          exempt: z.number(),
        }),
      ),
      /** Homes that the last whole period of the asked kind was required of and that did not keep it, in the order of their places. */
      behind: z.array(
        z.object({ homeId: id, name: z.string(), villageName: z.string(), townshipName: z.string(), why }),
      ),
      next: cursor.nullable(),
    }),
  }),
  yearPlan: action({
    summary: '一个微家一年的计划',
    access: keeperOf('homeId', 'village'),
    effect: 'read',
    input: z.strictObject({ homeId: id, year: z.number().int().min(2020).max(2099) }),
    output: yearPlan,
  }),
  saveYearPlan: action({
    summary: '写一年的计划:四样都有才算齐',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({
      homeId: id,
      year: z.number().int().min(2020).max(2099),
      items: z.array(planItem).max(MOST_PLAN_ITEMS),
    }),
    output: yearPlan,
  }),
}
