import { z } from 'zod'
import { AGE_BANDS } from '../../domain/family'
import { ROLES } from '../../domain/role'
import { anyone, resident } from '../access'
import { action } from '../action'
import { id, line, moment } from '../fields'
import { madeCode } from '../made-code'
import { privateField } from '../private-field'
import { standing } from './claiming'

/** As typed or scanned, in any of the ways people write it (domain/invitation-code). */
const typedCode = privateField(z.string().min(1).max(80))

/** One place to enter a code, whatever it is for. A wrong, used or expired one is one answer. */
export const codes = {
  lookAtCode: action({
    summary: '看看这个编号是做什么的(先不用掉)',
    access: anyone,
    // It counts as a try.
    effect: 'write',
    sealed: true,
    input: z.strictObject({ code: typedCode }),
    output: z.object({
      for: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('person'), name: z.string(), homes: z.array(standing) }),
        z.object({ kind: z.literal('host'), homeId: id, homeName: z.string(), invitedBy: z.string().nullable() }),
        z.object({
          kind: z.literal('officer'),
          role: z.enum(ROLES),
          orgName: z.string(),
          until: moment.nullable(),
          invitedBy: z.string().nullable(),
        }),
        z.object({ kind: z.literal('merge'), name: z.string().nullable() }),
        z.object({
          kind: z.literal('guardian'),
          nickname: privateField(z.string()),
          ageBand: privateField(z.enum(AGE_BANDS)),
          invitedBy: z.string().nullable(),
        }),
      ]),
      expiresAt: moment,
      /** She has not said how to call her, and this needs it. */
      needsName: z.boolean(),
    }),
  }),
  redeemCode: action({
    summary: '用编号:认领、加入微家、接受职责、合并两个微信号、一起照看孩子',
    access: anyone,
    effect: 'write',
    sealed: true,
    input: z.strictObject({
      code: typedCode,
      name: line(20).optional(),
      /** Of a child's second guardian: the versions of the texts that she agreed to; photographs are hers to leave out. */
      consents: z.strictObject({ join: z.number().int(), photo: z.number().int().nullable() }).optional(),
    }),
    output: z.object({
      done: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('person'), personId: id, name: z.string(), undoUntil: moment }),
        z.object({ kind: z.literal('host'), homeId: id, homeName: z.string() }),
        z.object({ kind: z.literal('officer'), role: z.enum(ROLES), orgName: z.string(), waits: z.boolean() }),
        z.object({ kind: z.literal('merge'), personId: id, undoUntil: moment }),
        z.object({ kind: z.literal('guardian'), lineId: id }),
      ]),
    }),
  }),
  mergeCode: action({
    summary: '在旧微信号上出一个编号,到新微信号上输入,两个号就算一个人',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({}),
    output: madeCode,
  }),
  withdrawMergeCode: action({
    summary: '收回合并微信号的编号',
    access: resident,
    effect: 'write',
    input: z.strictObject({}),
    /** False when somebody has used it. */
    output: z.object({ withdrawn: z.boolean() }),
  }),
}
