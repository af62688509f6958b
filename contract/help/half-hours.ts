import { z } from 'zod'
import { DUTY_ROLES } from '../../domain/duty'
import { anyone, caseOwner, caseStaff } from '../access'
import { id, moment } from '../fields'
import { secretAction } from './secret-action'
import { opener } from './words'

/** One half hour of a turn, by its number from the beginning. */
const half = { shiftId: id, place: z.number().int().min(0).max(47) }
const theCase = { caseId: id }
const hers = { key: opener, ...theCase }
const done = z.object(theCase)

/** A half hour that is free, and with whom it would be. */
export const offered = z.object({
  ...half,
  at: moment,
  role: z.enum(DUTY_ROLES),
  name: z.string().nullable(),
  unit: z.string(),
})

/** A half hour that a case has taken. */
export const appointment = z.object({
  ...half,
  at: moment,
  role: z.enum(DUTY_ROLES),
  name: z.string().nullable(),
  /** False when it will not be after all, whatever the reason: another one is to be taken. */
  stands: z.boolean(),
})

/** A half hour as whoever offered it sees it. */
export const myHalfHour = z.object({
  place: z.number(),
  at: moment,
  /** `off`: not to be had, and nothing more is told. */
  state: z.enum(['free', 'taken', 'off']),
  /** The case that she reads by it. */
  caseId: id.nullable(),
})

/** Appointments in half hours with whoever takes turns at a desk (N01, S13). */
export const halfHours = {
  freeHalfHours: secretAction({
    summary: '还能约哪些半小时、和谁',
    access: anyone,
    // It counts as a try of the number code.
    effect: 'write',
    input: z.strictObject(hers),
    output: z.object({ free: z.array(offered) }),
  }),
  takeHalfHour: secretAction({
    summary: '约半小时:约的那一位从此看得到这件事',
    access: anyone,
    effect: 'write',
    input: z.strictObject({ ...hers, ...half }),
    output: done,
  }),
  giveBackHalfHour: secretAction({
    summary: '退掉约好的半小时:因此看得到的人也就看不到了',
    access: anyone,
    effect: 'write',
    input: z.strictObject({ ...hers, ...half }),
    output: done,
  }),
  freeHalfHoursFor: secretAction({
    summary: '替她看还能约哪些半小时',
    access: caseOwner('caseId'),
    effect: 'read',
    input: z.strictObject(theCase),
    output: z.object({ free: z.array(offered) }),
  }),
  takeHalfHourFor: secretAction({
    summary: '和她说好以后,替她约半小时',
    access: caseOwner('caseId'),
    effect: 'write',
    input: z.strictObject({ ...theCase, ...half }),
    output: done,
  }),
  giveBackHalfHourFor: secretAction({
    summary: '替她退掉约好的半小时',
    access: caseOwner('caseId'),
    effect: 'write',
    input: z.strictObject({ ...theCase, ...half }),
    output: done,
  }),
  myHalfHours: secretAction({
    summary: '我自己的半小时:空着的、有人约的、约不到的',
    access: caseStaff,
    effect: 'read',
    input: z.strictObject({}),
    output: z.object({
      /** Where she may offer some. */
      rosters: z.array(z.object({ orgId: id, role: z.enum(DUTY_ROLES), unit: z.string() })),
      turns: z.array(
        z.object({ shiftId: id, from: moment, until: moment, unit: z.string(), places: z.array(myHalfHour) }),
      ),
    }),
  }),
  offerHalfHours: secretAction({
    summary: '我这段时间可以约,每半小时一位',
    access: caseStaff,
    effect: 'write',
    input: z.strictObject({ orgId: id, from: moment, until: moment }),
    output: z.object({ id }),
  }),
  closeHalfHour: secretAction({
    summary: '我这半小时来不了',
    access: caseStaff,
    effect: 'write',
    input: z.strictObject(half),
    output: z.object({ id }),
  }),
}
