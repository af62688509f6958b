import { z } from 'zod'
import { AGE_BANDS, CONSENT_PURPOSES, KINS } from '../../domain/family'
import { resident } from '../access'
import { action } from '../action'
import { id, line, moment } from '../fields'
import { madeCode } from '../made-code'
import { privateField } from '../private-field'

const consent = z.object({
  purpose: z.enum(CONSENT_PURPOSES),
  /** Which words she agreed to. */
  version: z.number().int(),
  at: moment,
  withdrawnAt: moment.nullable(),
})

/** A child as its guardian knows it: never more than how it is called, a band of age, and what the host must know at the table. */
const childWords = {
  nickname: privateField(line(12)),
  ageBand: privateField(z.enum(AGE_BANDS)),
  allergy: privateField(line(40).nullable()),
}

/** The people she signs up beside herself: family, children as lines of her own, neighbours. */
export const family = {
  family: action({
    summary: '我会替谁报名:孩子、家里老人、邻居',
    access: resident,
    effect: 'read',
    sealed: true,
    input: z.strictObject({}),
    output: z.object({
      sixtyUp: z.boolean(),
      under18: z.boolean(),
      lines: privateField(
        z.array(
          z.object({
            id,
            nickname: z.string(),
            ageBand: z.enum(AGE_BANDS),
            allergy: z.string().nullable(),
            consents: z.array(consent),
          }),
        ),
      ),
      adults: privateField(
        z.array(z.object({ personId: id, name: z.string(), kin: z.enum(KINS), sixtyUp: z.boolean() })),
      ),
    }),
  }),
  addChild: action({
    summary: '记下一个孩子(小名和年龄段),由监护人同意',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({
      ...childWords,
      /** The version of each text that she agreed to; photographs are hers to leave out. */
      join: z.number().int(),
      photo: z.number().int().nullable(),
    }),
    output: z.object({ lineId: id }),
  }),
  changeChild: action({
    summary: '改孩子的小名、年龄段或过敏',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({ lineId: id, ...childWords }),
    output: z.object({ lineId: id }),
  }),
  shareChild: action({
    summary: '出一个编号,请孩子的另一位监护人也能替孩子报名',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({ lineId: id }),
    output: madeCode,
  }),
  forgetChild: action({
    summary: '不再记这个孩子',
    access: resident,
    effect: 'write',
    input: z.strictObject({ lineId: id }),
    output: z.object({ lineId: id }),
  }),
  consent: action({
    summary: '给出或收回一项监护人同意',
    access: resident,
    effect: 'write',
    input: z.strictObject({
      lineId: id,
      purpose: z.enum(CONSENT_PURPOSES),
      /** The version of the text agreed to; null takes it back. */
      version: z.number().int().nullable(),
    }),
    output: z.object({ lineId: id }),
  }),
  rememberAdult: action({
    summary: '记下一位替她报名的大人(不用她有手机)',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({ name: privateField(line(20)), kin: z.enum(KINS), sixtyUp: z.boolean() }),
    output: z.object({ personId: id }),
  }),
  forgetAdult: action({
    summary: '不再替这位大人报名',
    access: resident,
    effect: 'write',
    input: z.strictObject({ personId: id }),
    output: z.object({ personId: id }),
  }),
  tellAge: action({
    summary: '说一声我满不满六十岁、满不满十八岁',
    access: resident,
    effect: 'write',
    input: z.strictObject({
      sixtyUp: z.boolean(),
      /** Left out, it stays as it was said. */
      under18: z.boolean().optional(),
    }),
    output: z.object({ sixtyUp: z.boolean(), under18: z.boolean() }),
  }),
}
