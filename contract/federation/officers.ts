import { z } from 'zod'
import { ROLES } from '../../domain/role'
import { staffOver } from '../access'
import { action } from '../action'
import { cursor, id, moment } from '../fields'
import { madeCode } from '../made-code'

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
          /** She has set a 工作密码, and the caller may take it away when it is forgotten. */
          mayResetPin: z.boolean(),
          grants: z.array(
            z.object({
              grantId: id,
              role: z.enum(ROLES),
              orgId: id,
              orgName: z.string(),
              from: moment,
              until: moment.nullable(),
              /** She took an invitation; the grant opens nothing until it is confirmed. Null once it is. */
              waits: z
                .object({ invitedByMe: z.boolean(), confirmedByMe: z.boolean(), mayConfirm: z.boolean() })
                .nullable(),
              /** Another county officer has asked to end this county role. */
              endingAskedByMe: z.boolean().nullable(),
            }),
          ),
        }),
      ),
      next: cursor.nullable(),
    }),
  }),
  grant: action({
    summary: '安排下一级单位的妇联干部(认识的人)',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, personId: id, role: z.enum(ROLES), until: moment.nullable() }),
    output: z.object({ grantId: id }),
  }),
  endGrant: action({
    summary: '结束一位干部的职责(县一级要两位)',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, personId: id, grantId: id }),
    /** Null while a county role waits for the second officer. */
    output: z.object({ until: moment.nullable() }),
  }),
  invite: action({
    summary: '出一个邀请编号,请一位来当妇联干部',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ orgId: id, role: z.enum(ROLES), until: moment.nullable() }),
    output: madeCode,
  }),
  openInvitations: action({
    summary: '我管的地方还有哪些邀请编号没有用',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({
      /** Nearest place first, at most fifty: they live three days. The code itself is told once, to whoever made it. */
      invitations: z.array(
        z.object({
          invitationId: id,
          role: z.enum(ROLES),
          orgId: id,
          orgName: z.string(),
          byName: z.string().nullable(),
          byMe: z.boolean(),
          expiresAt: moment,
          mayWithdraw: z.boolean(),
        }),
      ),
    }),
  }),
  withdrawInvitation: action({
    summary: '收回一个还没用的邀请编号',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, invitationId: id }),
    output: z.object({ invitationId: id }),
  }),
  confirmInvitation: action({
    summary: '见过本人,确认她的职责(县一级要两位)',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, personId: id, grantId: id }),
    output: z.object({ active: z.boolean() }),
  }),
}
