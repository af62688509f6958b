import { z } from 'zod'
import { id, moment } from '../fields'

/** A roll (摸底表) is read, checked, confirmed by the officer and imported: `reading > checking > checked > importing > done`. */
export const ROLL_STATES = ['reading', 'checking', 'checked', 'importing', 'done', 'cancelled', 'failed'] as const

export const rollJob = z.object({
  id,
  fileName: z.string(),
  orgName: z.string(),
  state: z.enum(ROLL_STATES),
  /** Rows in the file; rows looked at so far; rows that can be imported; rows with a question; rows imported; rows that stood already. */
  total: z.number(),
  checked: z.number(),
  ready: z.number(),
  questions: z.number(),
  imported: z.number(),
  present: z.number(),
  /** Rows that she left out, alone or with their sheet; ready rows of which something is said; rows that she put right or decided about. */
  leftOut: z.number(),
  noted: z.number(),
  changed: z.number(),
  /** Why it failed or ended: one of the contract's error codes, and its sentence. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  startedAt: moment,
})

export const ownJob = z.strictObject({ jobId: id })
