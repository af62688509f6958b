import { z } from 'zod'
import { DUTY_ROLES } from '../../domain/duty'
import { anyone, caseStaff, onDuty, staffOver } from '../access'
import { id, line, moment, phone } from '../fields'
import { secretAction } from './secret-action'

const onShift = z.object({
  shiftId: id,
  personId: id,
  name: z.string().nullable(),
  role: z.enum(DUTY_ROLES),
  from: moment,
  until: moment,
  /** Half hours that can still be taken, of all; null of a turn without appointments. */
  places: z.object({ free: z.number(), all: z.number() }).nullable(),
})
const done = z.object({ id })

/** Who is there, and for whom. */
export const duty = {
  onDutyNow: secretAction({
    summary: '现在谁在值班(照实说)',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ placeId: id.nullable() }),
    output: z.object({
      /** Empty means honestly that nobody is. Moments so that the phone can say until when this holds. */
      people: z.array(
        z.object({ role: z.enum(DUTY_ROLES), name: z.string().nullable(), unit: z.string(), until: moment }),
      ),
      /** The next time somebody is, if that is known. */
      next: moment.nullable(),
      hotlineHours: z.string(),
    }),
  }),
  roster: secretAction({
    summary: '值班名册和排班',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id, from: z.iso.date() }),
    output: z.object({
      members: z.array(
        z.object({
          personId: id,
          name: z.string().nullable(),
          role: z.enum(DUTY_ROLES),
          /** Her place in the chain of the night, from 1; null when she is not called. */
          chain: z.number().nullable(),
          until: z.iso.date().nullable(),
        }),
      ),
      shifts: z.array(onShift),
    }),
  }),
  putOnRoster: secretAction({
    summary: '把一位放进值班名册',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({
      orgId: id,
      personId: id,
      role: z.enum(DUTY_ROLES),
      chain: z.number().int().min(1).max(3).nullable(),
      until: z.iso.date().nullable(),
    }),
    output: done,
  }),
  takeOffRoster: secretAction({
    summary: '让一位离开名册:当天就看不到任何求助',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, personId: id }),
    /** `left`: cases of this desk in her hands that need somebody else now. */
    output: z.object({ id, left: z.array(id) }),
  }),
  addShift: secretAction({
    summary: '排一个班',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    /** `places`: open for appointments, in half hours. */
    input: z.strictObject({ orgId: id, personId: id, from: moment, until: moment, places: z.boolean().default(false) }),
    output: done,
  }),
  dropShift: secretAction({
    summary: '取消一个班',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, shiftId: id }),
    output: done,
  }),
  calls: secretAction({
    summary: '正在呼叫我的紧急求助',
    access: caseStaff,
    effect: 'read',
    input: z.strictObject({}),
    output: z.object({ calls: z.array(z.object({ caseId: id, since: moment, nextAt: moment.nullable() })) }),
  }),
  acknowledge: secretAction({
    summary: '值班应答:我来接这件事',
    access: onDuty('caseId'),
    effect: 'write',
    input: z.strictObject({ caseId: id }),
    output: z.object({ caseId: id }),
  }),
  declareConflict: secretAction({
    summary: '登记我代理过或认识的人(只留算不回去的记号)',
    access: caseStaff,
    effect: 'write',
    input: z.strictObject({ name: line(20), phone: phone.nullable() }),
    output: z.object({ declared: z.literal(true) }),
  }),
}
