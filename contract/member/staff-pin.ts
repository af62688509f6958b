import { z } from 'zod'
import { isEasyPin, STAFF_PIN } from '../../domain/staff-pin'
import { officer } from '../access'
import { action } from '../action'
import { privateField } from '../private-field'

const pin = privateField(z.string().regex(STAFF_PIN))

/** The six digits that cover an officer's pages while nobody sits before them (safety, "Persons"). */
export const staffPin = {
  setStaffPin: action({
    summary: '设定或更换自己的工作密码(六位数字)',
    access: officer,
    effect: 'write',
    sealed: true,
    /** `old` is asked for while one stands. */
    input: z.strictObject({
      pin: privateField(
        z
          .string()
          .regex(STAFF_PIN)
          .refine((digits) => !isEasyPin(digits)),
      ),
      old: pin.optional(),
    }),
    output: z.object({ set: z.literal(true) }),
  }),
  checkStaffPin: action({
    summary: '15 分钟没有动,凭工作密码接着用',
    access: officer,
    // It counts as a try.
    effect: 'write',
    sealed: true,
    input: z.strictObject({ pin }),
    output: z.object({ right: z.literal(true) }),
  }),
}
