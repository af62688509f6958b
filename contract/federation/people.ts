import { z } from 'zod'
import { staffOver, staffOverHome } from '../access'
import { action } from '../action'
import { cursor, id, line, moment } from '../fields'

const counted = z.object({
  /** Women, each once, however many homes name her. */
  persons: z.number(),
  /** Of whom nobody has an account: 待认领. */
  unclaimed: z.number(),
})
const merge = z.strictObject({ homeId: id, mergeId: id })

/** Persons without an account, counted and joined (safety, "Persons"). */
export const people = {
  people: action({
    summary: '我管的地方有多少位主人和执委,按人算,其中多少待认领',
    access: staffOver('orgId', 'village'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({
      homes: z.number(),
      hosts: counted,
      members: counted,
      /** False where the place has more homes than are counted at once; the figures are then of the first ones. */
      complete: z.boolean(),
    }),
  }),
  unclaimed: action({
    summary: '我管的地方还有谁待认领',
    access: staffOver('orgId', 'village'),
    effect: 'read',
    input: z.strictObject({ orgId: id, after: cursor.optional() }),
    output: z.object({
      persons: z.array(
        z.object({
          personId: id,
          name: z.string(),
          as: z.enum(['leadHost', 'host', 'member']),
          homeId: id,
          homeName: z.string(),
          villageName: z.string(),
          townshipName: z.string(),
        }),
      ),
      next: cursor.nullable(),
    }),
  }),
  proposeMerge: action({
    summary: '提出:名册里的这位和另一位是同一个人(第一位干部)',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    /** `personId` is named in the home and has no account; `intoId` is a person with an account, or another one without. */
    input: z.strictObject({ homeId: id, personId: id, intoId: id, reason: line(100) }),
    output: z.object({ mergeId: id }),
  }),
  confirmMerge: action({
    summary: '确认是同一个人(第二位干部)',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    input: merge,
    output: z.object({ mergeId: id, undoUntil: moment }),
  }),
  dropMerge: action({
    summary: '不是同一个人,这次合并不算',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    input: merge,
    output: z.object({ mergeId: id }),
  }),
  merges: action({
    summary: '我管的地方有哪些合并等着第二位干部确认',
    access: staffOver('orgId', 'village'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({
      merges: z.array(
        z.object({
          mergeId: id,
          homeId: id,
          homeName: z.string(),
          personName: z.string(),
          intoName: z.string().nullable(),
          intoHasAccount: z.boolean(),
          reason: z.string(),
          proposedByMe: z.boolean(),
          at: moment,
        }),
      ),
    }),
  }),
  undoClaim: action({
    summary: '干部撤销一次认错的认领或合并(超过 7 天要两位干部)',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    input: z.strictObject({ homeId: id, personId: id, claimId: id }),
    /** Not `undone`: hers is the first word after the seven days; a second officer says so too. */
    output: z.object({ personId: id, undone: z.boolean() }),
  }),
}
