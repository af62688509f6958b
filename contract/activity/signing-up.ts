import { z } from 'zod'
import { AGE_BANDS, MOST_LINES } from '../../domain/family'
import { hostOfActivity, resident } from '../access'
import { action } from '../action'
import { id, moment } from '../fields'
import { privateField } from '../private-field'
import { standing } from './words'

/** Whose place it is: the caller's own without an id, else an adult whom she remembers (member.family). */
const whose = { activityId: id, personId: id.optional() }

/** Somebody on the roster, as the host sees her. */
const comer = z.object({
  personId: id,
  /** Null for who has not said how she is called. */
  name: z.string().nullable(),
  /** Who signed her up, where it was somebody else. */
  signedUpBy: z.string().nullable(),
  places: z.number().int(),
  at: moment,
  answerBy: moment.nullable(),
  asked: z.boolean(),
  walkIn: z.boolean(),
  cut: z.boolean(),
  lines: z.array(
    z.object({
      id,
      nickname: z.string(),
      ageBand: z.enum(AGE_BANDS),
      allergy: z.string().nullable(),
      /** Without it she wears a yellow sticker, and no picture shows her (S08). */
      photo: z.boolean(),
      /** Another guardian's line looks the same: 可能是同一个孩子. The host asks; nobody merges them. */
      maybeSame: z.boolean(),
    }),
  ),
})

/** How a woman takes a place, for herself, her family or a neighbour, waits, answers and cancels. */
export const signingUp = {
  signUp: action({
    summary: '报名:给自己、家人或邻居,满了就候补',
    access: resident,
    effect: 'write',
    input: z.strictObject({
      ...whose,
      /** Children who come along, by her lines. */
      lineIds: z.array(id).max(MOST_LINES).default([]),
      /** The places that this takes, as the page showed them: one, or one for each child as well. */
      places: z
        .number()
        .int()
        .min(1)
        .max(1 + MOST_LINES),
    }),
    output: z.object({ standing }),
  }),
  cancelSignUp: action({
    summary: '取消报名或候补,位置让给下一位',
    access: resident,
    effect: 'write',
    input: z.strictObject(whose),
    output: z.object({ activityId: id }),
  }),
  answer: action({
    summary: '候补轮到了:来,还是不来',
    access: resident,
    effect: 'write',
    input: z.strictObject({ ...whose, yes: z.boolean() }),
    output: z.object({ activityId: id, standing: standing.nullable() }),
  }),
  reconfirm: action({
    summary: '活动改了时间:还来不来',
    access: resident,
    effect: 'write',
    input: z.strictObject({ ...whose, coming: z.boolean() }),
    output: z.object({ activityId: id, standing: standing.nullable() }),
  }),
  whoComes: action({
    summary: '谁报了名、谁在候补(只给办活动的主人看)',
    access: hostOfActivity('activityId'),
    effect: 'read',
    sealed: true,
    input: z.strictObject({ activityId: id }),
    output: z.object({
      seats: privateField(z.array(comer)),
      /** In their order; those who wait behind everybody come last. */
      waiting: privateField(z.array(comer)),
    }),
  }),
}
