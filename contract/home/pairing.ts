import { z } from 'zod'
import { MEMBER_LEVELS } from '../../domain/micro-home'
import { staffOver, staffOverHome } from '../access'
import { action } from '../action'
import { cursor, id, line, moment } from '../fields'

/** Who takes the pairing on: by name and committee (待认领 until she claims herself), or a person by her id. */
const member = z.union([
  z.strictObject({ name: line(20), level: z.enum(MEMBER_LEVELS) }),
  z.strictObject({ personId: id, level: z.enum(MEMBER_LEVELS) }),
])

const pairings = z.object({
  paired: z.array(
    z.object({
      personId: id,
      name: z.string(),
      level: z.enum(MEMBER_LEVELS),
      /** False while she is 待认领. */
      claimed: z.boolean(),
      since: moment,
      until: moment.nullable(),
    }),
  ),
})

/** 结对联系 (C06): each active home has a committee member beside it at every moment. */
export const pairing = {
  pairings: action({
    summary: '一个微家的结对执委,现在的和以前的',
    access: staffOverHome('homeId', 'village'),
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    output: pairings,
  }),
  pair: action({
    summary: '给微家安排一位结对执委',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    input: z.strictObject({
      homeId: id,
      member,
      /** From when; now when left out. */
      since: moment.optional(),
      until: moment.nullable(),
    }),
    output: pairings,
  }),
  handOverPairing: action({
    summary: '结对执委换人:一位接手,一位卸任,同时生效',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    input: z.strictObject({ homeId: id, fromPersonId: id, member, until: moment.nullable() }),
    output: pairings,
  }),
  endPairing: action({
    summary: '结束一位执委的结对(已建成的微家不能一位都没有)',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    input: z.strictObject({ homeId: id, personId: id }),
    output: pairings,
  }),
  unpaired: action({
    summary: '我管的地方哪些已建成的微家没有结对执委',
    access: staffOver('orgId', 'village'),
    effect: 'read',
    input: z.strictObject({ orgId: id, after: cursor.optional() }),
    output: z.object({
      homes: z.array(
        z.object({
          id,
          name: z.string(),
          villageName: z.string(),
          townshipName: z.string(),
          /** Since when; null when nobody has ever been. */
          since: moment.nullable(),
        }),
      ),
      next: cursor.nullable(),
    }),
  }),
}
