import { z } from 'zod'
import { staffOver } from '../access'
import { action } from '../action'
import { id, moment } from '../fields'

/** Officers who look after officers (safety, "Persons"): forgotten pins, and reading far above the usual. */
export const watching = {
  resetStaffPin: action({
    summary: '她忘了工作密码:上一级的干部清掉它,她自己再设一个',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, personId: id }),
    output: z.object({ reset: z.literal(true) }),
  }),
  alerts: action({
    summary: '哪位干部看联系方式比平时多得多,还没有人问过',
    access: staffOver('orgId', 'village'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({
      alerts: z.array(
        z.object({
          alertId: id,
          name: z.string().nullable(),
          /** The day, YYYY-MM-DD, and how many contacts she has looked at on it so far. */
          day: z.string(),
          looks: z.number(),
          /** How many would not have been told about. */
          usual: z.number(),
          at: moment,
        }),
      ),
    }),
  }),
  acknowledgeAlert: action({
    summary: '问过她了(另一位干部)',
    access: staffOver('orgId', 'village'),
    effect: 'write',
    input: z.strictObject({ orgId: id, alertId: id }),
    output: z.object({ alertId: id }),
  }),
}
