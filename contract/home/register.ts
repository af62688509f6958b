import { z } from 'zod'
import { HOME_STATES } from '../../domain/home-state'
import { BUILD_MODES, MEMBER_LEVELS, NEW_FIELDS, PRIMARY_TYPES, SERVICES, VENUE_KINDS } from '../../domain/micro-home'
import { staffOver, staffOverHome } from '../access'
import { action } from '../action'
import { cursor, id, line, phone, position } from '../fields'
import { privateField } from '../private-field'

/** One home in the register. */
export const registerLine = z.object({
  id,
  name: z.string(),
  state: z.enum(HOME_STATES),
  /** 门牌号; null until the county has issued it. */
  plateNumber: z.string().nullable(),
  primaryType: z.enum(PRIMARY_TYPES),
  villageName: z.string(),
  townshipName: z.string(),
  hostName: z.string().nullable(),
  pairedMember: z.string().nullable(),
  venueKind: z.enum(VENUE_KINDS),
  hoursText: z.string(),
  hasPublicPhone: z.boolean(),
})

const narrowing = { state: z.enum(HOME_STATES).optional(), primaryType: z.enum(PRIMARY_TYPES).optional() }

/** The register (名册) that federation officers keep. */
export const register = {
  list: action({
    summary: '名册:我管的地方有哪些微家',
    access: staffOver('orgId', 'village'),
    effect: 'read',
    input: z
      .strictObject({
        orgId: id,
        ...narrowing,
        /** The beginning of a home's name or of its pinyin initials, of a place, or the whole name of a host; in homes of any type. */
        query: line(20).optional(),
        after: cursor.optional(),
      })
      .refine(({ query, primaryType }) => query === undefined || primaryType === undefined, { path: ['primaryType'] }),
    output: z.object({
      total: z.number(),
      homes: z.array(registerLine),
      /** Beside those with such a name: homes that a woman of this name hosts. With the first page. */
      hosted: z.array(registerLine),
      /** Townships and villages of such a name, to look there. With the first page. */
      places: z.array(z.object({ id, name: z.string(), parentName: z.string().nullable() })),
      /** Of the whole place, whatever it is narrowed to; with the first page when nothing is looked for. */
      counts: z.object({ all: z.number(), active: z.number(), underWay: z.number() }).nullable(),
      next: cursor.nullable(),
    }),
  }),
  exportRegister: action({
    summary: '把名册导出成能打印的表格(带电话和地址时留记录)',
    access: staffOver('orgId', 'village'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({
      orgId: id,
      ...narrowing,
      /** Also numbers and addresses that are not public. */
      contacts: z.literal(true).optional(),
    }),
    output: z.object({
      /** Lives for a minute; whoever has it can read the file. */
      link: privateField(z.string()),
      fileName: z.string(),
      homes: z.number(),
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
}
