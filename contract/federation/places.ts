import { z } from 'zod'
import { ORGANISATION_LEVELS } from '../../domain/organisation'
import { anyone, deployer, staffOver } from '../access'
import { action } from '../action'
import { id, line, phone, position } from '../fields'
import { privateField } from '../private-field'

const newOrganisation = z.strictObject({
  id,
  level: z.enum(ORGANISATION_LEVELS),
  name: line(40),
  parentId: id,
  centre: position,
})

/** The tree of places, from the founding on, and each place's own settings. */
export const places = {
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
        helpAcceptDays: z.number().int().min(1).max(30).optional(),
        helpAnswerDays: z.number().int().min(1).max(60).optional(),
        helpKeptDays: z.number().int().min(30).max(3650).optional(),
      }),
    }),
    output: z.object({ changed: z.array(z.string()) }),
  }),
}
