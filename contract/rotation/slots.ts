import { z } from 'zod'
import { isDate } from '../../domain/calendar-day'
import { EXCUSE_REASONS, EXEMPT_REASONS, MOST_SLOTS, SLOT_KINDS, SLOT_STATES } from '../../domain/rotation'
import { isMonth } from '../../domain/rotation-plan'
import { doorKeeperOf, staffOver, staffOverHome, teamOf } from '../access'
import { action } from '../action'
import { cursor, id, moment } from '../fields'

export const month = z.string().refine(isMonth)
export const date = z.string().refine(isDate)
/** 0609-1400 */
export const slotId = z.string().regex(/^\d{4}-\d{4}$/)
const minutes = z.number().int().min(0).max(1440)
const person = z.object({ personId: id, name: z.string() })

/** A slot as the team sees it. */
export const slotView = z.object({
  id: slotId,
  /** Its plan's month. */
  month,
  startsAt: moment,
  endsAt: moment,
  kind: z.enum(SLOT_KINDS),
  state: z.enum(SLOT_STATES),
  /** Half an hour after the start nobody has opened, or nobody ever came. */
  nobodyThere: z.boolean(),
  on: person,
  /** It is her own who asks. */
  mine: z.boolean(),
  /** Whose turn the plan made it, where that is another. */
  plannedFor: z.string().nullable(),
  /** While the wish to swap waits for an answer. */
  swap: z
    .object({
      id,
      to: person,
      toMe: z.boolean(),
      forSlot: z.object({ id: slotId, startsAt: moment }).nullable(),
      until: moment,
    })
    .nullable(),
  /** Who said that she comes instead. */
  coming: z.string().nullable(),
  served: z.object({ name: z.string(), at: moment }).nullable(),
  excused: z.enum(EXCUSE_REASONS).nullable(),
  exempt: z.enum(EXEMPT_REASONS).nullable(),
})

const rate = z.object({ kept: z.number(), due: z.number() })

/** One slot of one home's month. */
const oneSlot = { homeId: id, month, slotId }

const exemptPeriod = z.object({
  id,
  orgName: z.string(),
  from: z.string(),
  to: z.string(),
  why: z.enum(EXEMPT_REASONS),
  /** Taken back: it counts no more. */
  ended: z.boolean(),
})

/** Host duty by rotation (轮值, C07): plans, slots, swaps and substitutes. */
export const slots = {
  monthPlan: action({
    summary: '一个微家一个月的轮值',
    access: teamOf('homeId'),
    effect: 'read',
    input: z.strictObject({ homeId: id, month }),
    output: z.object({
      homeName: z.string(),
      /** How often it was made; given back when it is made anew, so that nobody's change is lost. 0 while there is none. */
      edition: z.number(),
      slots: z.array(slotView),
      team: z.array(
        z.object({
          personId: id,
          name: z.string(),
          as: z.enum(['host', 'paired']),
          /** False while she is 待认领: she can be on duty, but not answer. */
          claimed: z.boolean(),
          mine: z.boolean(),
        }),
      ),
      /** Days of the month that are not ordinary: a holiday marks a slot, it never skips one silently. */
      days: z.array(z.object({ date: z.string(), kind: z.string(), name: z.string() })),
      rate,
    }),
  }),
  makePlan: action({
    summary: '排一个月的轮值,还没开始的班照新的来',
    access: teamOf('homeId'),
    effect: 'write',
    input: z.strictObject({
      homeId: id,
      month,
      /** The edition that it takes the place of. */
      seen: z.number().int(),
      slots: z
        .array(z.strictObject({ date, from: minutes, to: minutes, kind: z.enum(SLOT_KINDS), personId: id }))
        .max(MOST_SLOTS),
    }),
    output: z.object({ edition: z.number() }),
  }),
  confirmSlot: action({
    summary: '说一声这一班我会来',
    access: teamOf('homeId'),
    effect: 'write',
    input: z.strictObject(oneSlot),
    output: slotView,
  }),
  askSwap: action({
    summary: '请另一位换班,或者替我这一班',
    access: teamOf('homeId'),
    effect: 'write',
    input: z.strictObject({ ...oneSlot, toPersonId: id, forSlotId: slotId.nullable() }),
    output: slotView,
  }),
  answerSwap: action({
    summary: '答应换班,或者说换不了',
    access: teamOf('homeId'),
    effect: 'write',
    input: z.strictObject({ ...oneSlot, swapId: id, yes: z.boolean() }),
    output: slotView,
  }),
  takeBackSwap: action({
    summary: '不换了,这一班还是我来',
    access: teamOf('homeId'),
    effect: 'write',
    input: z.strictObject({ ...oneSlot, swapId: id }),
    output: slotView,
  }),
  comeInstead: action({
    summary: '我来顶这一班',
    access: doorKeeperOf('homeId'),
    effect: 'write',
    input: z.strictObject(oneSlot),
    output: slotView,
  }),
  duties: action({
    summary: '我管的地方各家一个月的轮值:哪里没人值班,哪里请假、免值',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id, month, after: cursor.optional() }),
    output: z.object({
      homes: z.array(
        z.object({
          homeId: id,
          name: z.string(),
          villageName: z.string(),
          rate,
          slots: z.array(
            slotView.pick({
              id: true,
              startsAt: true,
              endsAt: true,
              state: true,
              nobodyThere: true,
              on: true,
              served: true,
              excused: true,
              exempt: true,
            }),
          ),
        }),
      ),
      next: cursor.nullable(),
    }),
  }),
  excuseSlot: action({
    summary: '镇街准一位主人或执委的假',
    access: staffOverHome('homeId', 'township'),
    effect: 'write',
    input: z.strictObject({
      ...oneSlot,
      why: z.enum(EXCUSE_REASONS),
      /** She has seen a paper; the paper itself is not kept. */
      evidence: z.boolean(),
    }),
    output: z.object({ state: z.enum(SLOT_STATES) }),
  }),
  exemptSlot: action({
    summary: '镇街免去一班',
    access: staffOverHome('homeId', 'township'),
    effect: 'write',
    input: z.strictObject({ ...oneSlot, why: z.enum(EXEMPT_REASONS) }),
    output: z.object({ state: z.enum(SLOT_STATES) }),
  }),
  exemptPeriods: action({
    summary: '这里哪些日子不用开门:台风、汛情、春节这样的',
    access: staffOver('orgId', 'village'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({ periods: z.array(exemptPeriod) }),
  }),
  addExemptPeriod: action({
    summary: '镇街或县妇联定一段不用开门的日子',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z
      .strictObject({ orgId: id, from: date, to: date, why: z.enum(EXEMPT_REASONS) })
      .refine(({ from, to }) => from <= to, { path: ['to'] }),
    output: exemptPeriod,
  }),
  endExemptPeriod: action({
    summary: '收回定错的一段,还没开始的班照旧',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, periodId: id }),
    output: exemptPeriod,
  }),
}
