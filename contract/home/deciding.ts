import { z } from 'zod'
import { HOME_STATES } from '../../domain/home-state'
import { OFFICER_STEP_NAMES } from '../../domain/home-state-steps'
import { VENUE_KINDS } from '../../domain/micro-home'
import { staffOver, staffOverHome } from '../access'
import { action } from '../action'
import { cursor, id, line, moment } from '../fields'
import { filledApplication, takenStep } from './application'

/** What a home still lacks before the county can record it. */
const missing = z.array(z.enum(['leadHost', 'pairedMember', 'place']))

/** Drafts are hers alone; what is done with is looked up in the register. */
const IN_HAND = ['submitted', 'villageChecked', 'approved', 'returned', 'suspended'] as const

const outcome = z.object({
  state: z.enum(HOME_STATES),
  plateNumber: z.string().nullable(),
  undoUntil: moment.nullable(),
})

/** How officers decide about applications, level by level (C02, S02). */
export const deciding = {
  todo: action({
    summary: '待办:等我这一级办的微家',
    access: staffOver('orgId', 'village'),
    effect: 'read',
    /** Without `state` what waits for this very office, the longest waiting first; with it, all in that state at or below the place. */
    input: z.strictObject({ orgId: id, state: z.enum(IN_HAND).optional(), after: cursor.optional() }),
    output: z.object({
      total: z.number(),
      homes: z.array(
        z.object({
          id,
          name: z.string(),
          state: z.enum(HOME_STATES),
          ofUnit: z.boolean(),
          since: moment,
          villageName: z.string(),
          townshipName: z.string(),
          hostName: z.string().nullable(),
          venueKind: z.enum(VENUE_KINDS),
          fromRoll: z.boolean(),
          missing,
        }),
      ),
      next: cursor.nullable(),
    }),
  }),
  application: action({
    summary: '妇联干部看一份微家申请的全部内容(留记录)',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ homeId: id }),
    output: z.object({
      state: z.enum(HOME_STATES),
      since: moment,
      plateNumber: z.string().nullable(),
      source: z.enum(['phone', 'officer', 'roll']),
      steps: z.array(takenStep),
      told: filledApplication,
      likeThese: z.array(
        z.object({
          id,
          name: z.string(),
          state: z.enum(HOME_STATES),
          why: z.array(z.enum(['name', 'address', 'near'])),
        }),
      ),
      missing,
      /** What this officer may do now. */
      may: z.array(z.enum(OFFICER_STEP_NAMES)),
      /** Until when she may take the last step back; null where it is not hers. */
      undoUntil: moment.nullable(),
    }),
  }),
  decide: action({
    summary: '核对、同意、登记或退回一个微家',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    input: z.strictObject({
      homeId: id,
      step: z.enum(OFFICER_STEP_NAMES),
      /** The state that she decided upon: another one by now is CHANGED_MEANWHILE. */
      seen: z.enum(HOME_STATES),
      note: line(200).nullable(),
    }),
    output: outcome,
  }),
  decideMany: action({
    summary: '成批核对、同意、登记,或撤销刚做的这一批',
    access: staffOver('orgId', 'village'),
    effect: 'write',
    input: z.strictObject({
      orgId: id,
      homeIds: z.array(id).min(1).max(100),
      step: z.enum(['check', 'approve', 'record', 'undo']),
    }),
    output: z.object({
      /** Each home whole, by itself: what stops one stops no other. */
      results: z.array(
        z.discriminatedUnion('ok', [
          z.object({ homeId: id, ok: z.literal(true), ...outcome.shape }),
          z.object({ homeId: id, ok: z.literal(false), code: z.string(), message: z.string() }),
        ]),
      ),
    }),
  }),
  undo: action({
    summary: '十分钟内撤销刚才对一个微家的决定',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    input: z.strictObject({ homeId: id }),
    output: outcome,
  }),
}
