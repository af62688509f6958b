import { z } from 'zod'
import {
  BUILD_MODES,
  HOME_STATES,
  HOST_ROLES,
  MEMBER_LEVELS,
  NEW_FIELDS,
  PRIMARY_TYPES,
  SERVICES,
  VENUE_KINDS,
} from '../domain/micro-home'
import { anyone, hostOf, staffOver, staffOverHome } from './access'
import { action } from './action'
import { cursor, id, line, phone, position } from './fields'
import { privateField } from './private-field'

/** One stretch of a week; the phone says "open until" itself, by its own clock, with domain/opening-hours. */
export const weeklySlot = z.object({ weekday: z.number().int(), from: z.number().int(), to: z.number().int() })

/** What a card shows. `distanceM` is from the asked position to the shown point. */
export const homeCard = z.object({
  id,
  name: z.string(),
  primaryType: z.enum(PRIMARY_TYPES),
  services: z.array(z.enum(SERVICES)),
  venueKind: z.enum(VENUE_KINDS),
  villageName: z.string(),
  townshipName: z.string(),
  /** The lead host as neighbours call her; null while nobody is named. */
  hostName: z.string().nullable(),
  hoursText: z.string(),
  hours: z.array(weeklySlot).nullable(),
  distanceM: z.number().nullable(),
  point: position.nullable(),
  pointExact: z.boolean(),
  hasPublicPhone: z.boolean(),
})

export const home = {
  nearby: action({
    summary: '身边的微家,近的在前',
    access: anyone,
    effect: 'read',
    input: z.strictObject({
      /** Where the phone is; without it the middle of `villageId`; without both, the caller's own village or the whole county. */
      position: position.optional(),
      villageId: id.optional(),
      after: cursor.optional(),
    }),
    output: z.object({
      /** Where we looked from: 「白沙镇 · 渔港村」 by position or village, or the county's name. */
      where: z.object({ label: z.string(), source: z.enum(['position', 'village', 'county']), centre: position }),
      homes: z.array(homeCard),
      /** Give back as `after` for the next page; null at the end. */
      next: cursor.nullable(),
      radiusKm: z.number(),
    }),
  }),
  view: action({
    summary: '一个微家的主页',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    output: homeCard.extend({
      address: z.string(),
      hosts: z.array(z.object({ name: z.string(), role: z.enum(HOST_ROLES), claimed: z.boolean() })),
      pairedMembers: z.array(z.object({ name: z.string(), level: z.enum(MEMBER_LEVELS) })),
      /** Only where the host made her number public. */
      publicPhone: z.string().nullable(),
      buildMode: z.enum(BUILD_MODES),
      newField: z.enum(NEW_FIELDS).nullable(),
      seats: z.number().nullable(),
      areaM2: z.number().nullable(),
      hostWord: z.string(),
    }),
  }),
  list: action({
    summary: '名册:我管的地方有哪些微家',
    access: staffOver('orgId', 'village'),
    effect: 'read',
    input: z.strictObject({ orgId: id, state: z.enum(HOME_STATES).optional(), after: cursor.optional() }),
    output: z.object({
      total: z.number(),
      homes: z.array(
        z.object({
          id,
          name: z.string(),
          state: z.enum(HOME_STATES),
          primaryType: z.enum(PRIMARY_TYPES),
          villageName: z.string(),
          townshipName: z.string(),
          hostName: z.string().nullable(),
          pairedMember: z.string().nullable(),
          venueKind: z.enum(VENUE_KINDS),
          hoursText: z.string(),
          hasPublicPhone: z.boolean(),
        }),
      ),
      next: cursor.nullable(),
    }),
  }),
  register: action({
    summary: '镇街或县妇联登记一个已建成的微家',
    access: staffOver('villageId', 'township'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({
      villageId: id,
      name: line(40),
      primaryType: z.enum(PRIMARY_TYPES),
      services: z.array(z.enum(SERVICES)).min(1).max(SERVICES.length),
      buildMode: z.enum(BUILD_MODES),
      newField: z.enum(NEW_FIELDS).nullable(),
      venueKind: z.enum(VENUE_KINDS),
      address: privateField(line(80)),
      position: privateField(position),
      areaM2: z.number().min(1).max(10_000).nullable(),
      seats: z.number().int().min(1).max(2_000).nullable(),
      hoursText: line(60),
      /** The lead host: a person who has an account here. */
      hostPersonId: id,
      phone: privateField(phone).nullable(),
      phonePublic: z.boolean(),
      pairedMember: z.strictObject({ name: line(20), level: z.enum(MEMBER_LEVELS) }),
    }),
    output: z.object({ homeId: id }),
  }),
  contact: action({
    summary: '妇联干部查看微家主人的电话和详细地址(留记录)',
    access: staffOverHome('homeId', 'village'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ homeId: id }),
    output: z.object({
      hostName: z.string().nullable(),
      phone: privateField(z.string()).nullable(),
      address: privateField(z.string()),
    }),
  }),
  publishPhone: action({
    summary: '微家主人把自己的电话公开给邻居',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id }),
    output: z.object({ hasPublicPhone: z.boolean() }),
  }),
  withdrawPhone: action({
    summary: '微家主人收回公开的电话',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id }),
    output: z.object({ hasPublicPhone: z.boolean() }),
  }),
}
