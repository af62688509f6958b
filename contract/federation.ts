import { z } from 'zod'
import { ORGANISATION_LEVELS } from '../domain/organisation'
import { ROLES } from '../domain/role'
import { anyone, deployer, staffOver } from './access'
import { action } from './action'
import { cursor, id, line, moment, phone, position } from './fields'
import { privateField } from './private-field'

const newOrganisation = z.strictObject({
  id,
  level: z.enum(ORGANISATION_LEVELS),
  name: line(40),
  parentId: id,
  centre: position,
})

export const federation = {
  found: action({
    summary: '部署时建立县妇联和第一位负责人(只能一次)',
    access: deployer,
    effect: 'write',
    sealed: true,
    input: z.strictObject({
      secret: privateField(z.string().min(16).max(200)),
      organisation: z.strictObject({ id, level: z.enum(ORGANISATION_LEVELS), name: line(40), centre: position }),
      founder: z.strictObject({ name: privateField(line(20)), phone: privateField(phone) }),
    }),
    output: z.object({ orgId: id, personId: id }),
  }),
  addOrganisations: action({
    summary: '登记下级镇街、单位、村社区',
    access: staffOver('underId', 'county'),
    effect: 'write',
    input: z.strictObject({ underId: id, organisations: z.array(newOrganisation).min(1).max(200) }),
    output: z.object({ added: z.number(), present: z.number() }),
  }),
  organisations: action({
    summary: '某个单位的直接下级',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ parentId: id }),
    output: z.object({
      organisations: z.array(z.object({ id, level: z.enum(ORGANISATION_LEVELS), name: z.string(), centre: position })),
    }),
  }),
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
  settings: action({
    summary: '本地的设置(从上级继承)',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({
      hostWord: z.string(),
      nearbyRadiusKm: z.number(),
      hotlineHours: z.string(),
      complaintPhone: z.string(),
    }),
  }),
  changeSettings: action({
    summary: '修改本地的设置',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({
      orgId: id,
      settings: z.strictObject({
        hostWord: line(10).optional(),
        nearbyRadiusKm: z.number().min(1).max(200).optional(),
        hotlineHours: line(60).optional(),
        complaintPhone: line(20).optional(),
        plateCode: z
          .string()
          .regex(/^[A-Z]{2,6}$/)
          .optional(),
      }),
    }),
    output: z.object({ changed: z.array(z.string()) }),
  }),
}
