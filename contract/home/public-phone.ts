import { z } from 'zod'
import { hostOf } from '../access'
import { action } from '../action'
import { id } from '../fields'

/** A host's own number, public while she wants it. */
export const publicPhone = {
  publishPhone: action({
    summary: '微家主人把自己的电话公开给邻居',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id }),
    output: z.object({ hasPublicPhone: z.boolean() }),
  }),
  withdrawPhone: action({
    summary: '微家主人收回公开的电话',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id }),
    output: z.object({ hasPublicPhone: z.boolean() }),
  }),
}
