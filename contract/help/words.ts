import { z } from 'zod'
import { CASE_PIN, CONTACT_CHANNELS, HELP_CHILD, HELP_TOPICS, RECEIPT, receiptTyped } from '../../domain/help'
import { isEasyPin } from '../../domain/staff-pin'
import { id, line, moment, phone } from '../fields'

/** What the doors of help share. */

/** What decides where a request starts and who reads it. */
export const kind = {
  topic: z.enum(HELP_TOPICS),
  /** Somebody is hurt or threatened: she says so, or `heardIn` her words does. */
  harm: z.boolean(),
  child: z.enum(HELP_CHILD),
}

/** Whom she keeps out: officers and professionals by name, whole places with all who have a role there. */
export const exclusions = z.strictObject({
  personIds: z.array(id).max(20),
  orgIds: z.array(id).max(20),
})

/** How she may be reached, safely. `app`: only by her opening the page; then nobody calls and nothing arrives. */
export const safeContact = z.strictObject({
  channel: z.enum(CONTACT_CHANNELS),
  phone: phone.nullable(),
  /** 「工作日上午」, in her words. */
  hours: line(60).nullable(),
  /** What whoever calls says first: 交电费. */
  codeWord: line(20).nullable(),
  doNotCall: z.boolean(),
})

/** What comes back of it, to her and to whoever works on her case. */
export const safeContactTold = z.object({
  channel: z.enum(CONTACT_CHANNELS),
  phone: z.string().nullable(),
  hours: z.string().nullable(),
  codeWord: z.string().nullable(),
  doNotCall: z.boolean(),
})

/** A new number code of hers: not one that is tried first. */
export const newPin = z
  .string()
  .regex(CASE_PIN)
  .refine((digits) => !isEasyPin(digits))

/** What opens her requests: her number code under her own account, or a receipt under any. */
export const opener = z.union([
  z.strictObject({ pin: z.string().regex(CASE_PIN) }),
  z.strictObject({
    receipt: z.string().max(40).transform(receiptTyped).pipe(z.string().regex(RECEIPT)),
  }),
])

/** Made by the phone for one request and kept over its retries: 128 bits or more from `wx.getRandomValues`. It is stored nowhere. */
export const ticket = z.string().regex(/^[A-Za-z0-9_-]{22,43}$/)

/** Somebody who can read, as she is told of her. */
export const reader = z.object({
  personId: id,
  name: z.string().nullable(),
  /** 澜川县妇联. */
  unit: z.string(),
})

/** One look into her case. */
export const look = z.object({
  at: moment,
  name: z.string().nullable(),
  unit: z.string().nullable(),
  /** What was done: `view`, `reply`, `breakGlass`, … (domain/help-log). */
  did: z.string(),
})
