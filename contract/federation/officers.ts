import { z } from 'zod'
import { ROLES } from '../../domain/role'
import { staffOver } from '../access'
import { action } from '../action'
import { cursor, id, moment } from '../fields'

/** Who works for the federation, where and until when. */
export const officers = {
  officers: action({
    summary: '我管的地方有哪些妇联干部',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id, after: cursor.optional() }),
    output: z.object({
      officers: z.array(
        z.object({
          personId: id,
          name: z.string().nullable(),
          grants: z.array(
            z.object({
              grantId: id,
              role: z.enum(ROLES),
              orgId: id,
              orgName: z.string(),
              from: moment,
              until: moment.nullable(),
            }),
          ),
        }),
      ),
      next: cursor.nullable(),
    }),
  }),
  grant: action({
    summary: '安排下一级单位的妇联干部',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, personId: id, role: z.enum(ROLES), until: moment.nullable() }),
    output: z.object({ grantId: id }),
  }),
  endGrant: action({
    summary: '结束一位干部的职责',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, personId: id, grantId: id }),
    output: z.object({ until: moment }),
  }),
}
