import { z } from 'zod'
import { CLAIM_WAYS } from '../../domain/claim'
import { anyone, resident } from '../access'
import { action } from '../action'
import { id, moment } from '../fields'
import { privateField } from '../private-field'

/** Where a person without an account stands: a home that she leads, hosts or is paired with. */
export const standing = z.object({
  homeId: id,
  name: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  as: z.enum(['leadHost', 'host', 'member']),
})

const claimable = z.array(
  z.object({ personId: id, name: privateField(z.string().nullable()), homes: z.array(standing) }),
)

/** A person from a roll or a paper list, made hers by whoever she is (safety, "Persons"). */
export const claiming = {
  verifyPhone: action({
    summary: '用微信手机号认一认是本人,看看名册里有没有我',
    access: anyone,
    effect: 'write',
    sealed: true,
    /** The code that WeChat's phone button gives: good once, for five minutes. */
    input: z.strictObject({ code: privateField(z.string().min(1).max(200)) }),
    output: z.object({ phoneEnd: privateField(z.string()), persons: claimable }),
  }),
  claimable: action({
    summary: '名册里哪些待认领的人用的是我的手机号',
    access: resident,
    effect: 'read',
    sealed: true,
    input: z.strictObject({}),
    output: z.object({ persons: claimable }),
  }),
  claim: action({
    summary: '认领:名册里的这位就是我(凭微信手机号)',
    access: resident,
    effect: 'write',
    input: z.strictObject({ personId: id }),
    output: z.object({ personId: id, undoUntil: moment }),
  }),
  claims: action({
    summary: '我认领了谁,还能不能撤销',
    access: resident,
    effect: 'read',
    input: z.strictObject({}),
    output: z.object({
      claims: z.array(
        z.object({
          personId: id,
          claimId: id,
          name: z.string().nullable(),
          how: z.enum(CLAIM_WAYS),
          at: moment,
          undoUntil: moment,
        }),
      ),
      /** Another account of hers has taken this one over; undone from here too. */
      mergedInto: z.object({ personId: id, claimId: id, at: moment, undoUntil: moment }).nullable(),
    }),
  }),
  undoClaim: action({
    summary: '撤销认领(超过 7 天就请两位干部来改)',
    access: resident,
    effect: 'write',
    input: z.strictObject({ personId: id, claimId: id }),
    /** Not `undone`: the seven days are over, and the officers over her home see that she asks. */
    output: z.object({ personId: id, undone: z.boolean() }),
  }),
}
