import { z } from 'zod'
import { ACTIVITY_KINDS } from '../../domain/activity'
import { isDate } from '../../domain/calendar-day'
import { anyone, resident } from '../access'
import { action } from '../action'
import { cursor, id, moment, position } from '../fields'
import { privateField } from '../private-field'
import { activityCard, standing } from './words'

/** How wide a list looks: her village, its township, the county. */
export const WIDTHS = ['village', 'township', 'county'] as const

/** Everything that an activity's own page shows. Nobody's name but the caller's own people. */
export const activityPage = activityCard.extend({
  note: z.string(),
  /** For the way there; null while nobody has placed it on the map. */
  point: position.nullable(),
  freeCancelUntil: moment,
  waitlistMax: z.number().int(),
  waitingCount: z.number().int(),
  countCompanions: z.boolean(),
  lot: z
    .object({ drawnAt: moment, seed: z.string(), entries: z.number().int(), won: z.array(z.number().int()) })
    .nullable(),
  cancelledWhy: z.string().nullable(),
  /** In a flat, whose door is told to those with a seat from then on (`where`); null where the place is open to read. */
  doorFrom: moment.nullable(),
  /** The caller and those whom she remembers, as far as they are on the roster. */
  standings: z.array(standing),
  /** She may not sign up: only the township's own neighbours may, and she has not said that she lives there. */
  elsewhere: z.boolean(),
  /** After two no-shows her sign-ups wait first until then. */
  waitsFirstUntil: moment.nullable(),
})

/** How neighbours find activities and look at one. */
export const finding = {
  list: action({
    summary: '附近的活动,按时间先后',
    access: anyone,
    effect: 'read',
    input: z.strictObject({
      /** Looked from this village; without it, from the caller's own, or over the whole county. */
      villageId: id.optional(),
      within: z.enum(WIDTHS).default('township'),
      kind: z.enum(ACTIVITY_KINDS).optional(),
      /** Only of this day, YYYY-MM-DD. */
      day: z.string().refine(isDate).optional(),
      after: cursor.optional(),
    }),
    output: z.object({
      /** The place whose activities these are: 「渔港村」, 「白沙镇」, 「澜川县」. */
      where: z.object({ label: z.string(), width: z.enum(WIDTHS) }),
      activities: z.array(activityCard),
      /** Give back as `after` for the next page; null at the end. */
      next: cursor.nullable(),
    }),
  }),
  view: action({
    summary: '一个活动的主页,和我家里人报没报上',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ activityId: id }),
    output: activityPage,
  }),
  where: action({
    summary: '开始前两小时起,给报上名的人看门牌',
    access: resident,
    effect: 'read',
    sealed: true,
    input: z.strictObject({ activityId: id }),
    output: z.object({ address: privateField(z.string()) }),
  }),
  mine: action({
    summary: '我和家里人报了名的活动',
    access: resident,
    effect: 'read',
    input: z.strictObject({
      /** Those that are over, newest first. */
      past: z.literal(true).optional(),
      after: cursor.optional(),
    }),
    output: z.object({
      activities: z.array(activityCard.extend({ standings: z.array(standing) })),
      next: cursor.nullable(),
    }),
  }),
}
