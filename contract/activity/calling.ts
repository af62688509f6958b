import { z } from 'zod'
import { NOTICE_KINDS } from '../../domain/notice'
import { hostOfActivity } from '../access'
import { action } from '../action'
import { id, moment } from '../fields'
import { privateField } from '../private-field'

/** Whom no message has reached: the host rings her up (rules-that-bind 9, "host phones elders"). */
export const calling = {
  callList: action({
    summary: '打电话名单:有变动、微信又提醒不到的人,老人家在前',
    access: hostOfActivity('activityId'),
    effect: 'read',
    sealed: true,
    input: z.strictObject({ activityId: id }),
    output: z.object({
      people: privateField(
        z.array(
          z.object({
            personId: id,
            /** Null for who has not said how she is called. */
            name: z.string().nullable(),
            elder: z.boolean(),
            /** She has told a number; it is shown one by one. */
            hasPhone: z.boolean(),
            /** What she does not know yet, the oldest first. */
            news: z.array(z.object({ kind: z.enum(NOTICE_KINDS), at: moment })),
          }),
        ),
      ),
    }),
  }),
  callNumber: action({
    summary: '看名单上一位的电话(留记录)',
    access: hostOfActivity('activityId'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ activityId: id, personId: id }),
    output: z.object({ phone: privateField(z.string()) }),
  }),
  called: action({
    summary: '给她打过电话了',
    access: hostOfActivity('activityId'),
    effect: 'write',
    input: z.strictObject({ activityId: id, personId: id }),
    output: z.object({}),
  }),
}
