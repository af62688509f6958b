import { z } from 'zod'
import { HOST_ROLES } from '../../domain/micro-home'
import { ORGANISATION_LEVELS } from '../../domain/organisation'
import { ROLES } from '../../domain/role'
import { anyone, resident } from '../access'
import { action } from '../action'
import { id, line, moment, phone, position } from '../fields'
import { privateField } from '../private-field'

/** A village as a person picks it: 「白沙镇 · 渔港村」. */
export const village = z.object({ id, name: z.string(), townshipName: z.string(), centre: position })

/** The settings a phone needs, already inherited for the caller's place. */
export const phoneSettings = z.object({ hostWord: z.string(), hotlineHours: z.string(), complaintPhone: z.string() })

/** Who I am here: my village, my name, my homes and roles. */
export const account = {
  me: action({
    summary: '我是谁:我的村、我的微家、我的职责',
    access: anyone,
    effect: 'read',
    input: z.strictObject({}),
    output: z.object({
      /** What this caller writes into her sealed boxes (domain/sealed-call). */
      callerTag: id,
      /** Null for a visitor who only browses. */
      personId: id.nullable(),
      name: z.string().nullable(),
      village: village.nullable(),
      roles: z.array(
        z.object({
          role: z.enum(ROLES),
          orgId: id,
          orgName: z.string(),
          level: z.enum(ORGANISATION_LEVELS),
          until: moment.nullable(),
        }),
      ),
      homes: z.array(
        z.object({
          homeId: id,
          name: z.string(),
          role: z.enum(HOST_ROLES),
          /** The lead is being handed over: offered to her, who has not answered, or by her. */
          handover: z.enum(['toMe', 'byMe']).nullable(),
        }),
      ),
      /** She takes turns on duty for requests for help: lawyer, counsellor, mediator or officer. */
      onRoster: z.boolean(),
      /** Of an officer, or whoever takes turns: a 工作密码 covers her pages while nobody sits before them. */
      staffPin: z.boolean(),
      /** Since when another account counts as hers: whoever did not do that herself takes it back (`claims`) or tells the federation. */
      takenOver: z.object({ at: moment }).nullable(),
      /** Persons without an account carry the number that WeChat vouched for as hers: `claimable` says who. */
      claimable: z.boolean(),
      settings: phoneSettings,
      /** Where this phone may put a file in cloud storage: its own staging prefix, which no client knows by itself. */
      uploadPrefix: z.string(),
    }),
  }),
  settle: action({
    summary: '选定我住的村社区(不登记姓名电话)',
    access: anyone,
    effect: 'write',
    input: z.strictObject({ villageId: id }),
    output: z.object({ personId: id, village }),
  }),
  introduce: action({
    summary: '告诉妇联我的姓名和电话',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({ name: privateField(line(20)), phone: privateField(phone) }),
    output: z.object({ personId: id }),
  }),
  villages: action({
    summary: '按名字或拼音首字母找村社区',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ query: line(20) }),
    output: z.object({ villages: z.array(village) }),
  }),
}
