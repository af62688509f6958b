import { z } from 'zod'
import { HOME_STATES } from '../../domain/home-state'
import { BUILD_MODES, HOST_ROLES, MEMBER_LEVELS, NEW_FIELDS, POSITIONINGS } from '../../domain/micro-home'
import { moment } from '../fields'
import { comingCard, dutyOnDay, homeCard, weeklySlot } from './card'
import { calendarDay } from './search'

/** Everything that a home's own page shows. */
export const homePage = homeCard.extend({
  state: z.enum(HOME_STATES),
  coming: z.array(comingCard),
  /** Of the next seven days. */
  duty: z.array(dutyOnDay),
  /** 门牌号; null until the county has issued it. */
  plateNumber: z.string().nullable(),
  address: z.string(),
  hosts: z.array(z.object({ name: z.string(), role: z.enum(HOST_ROLES), claimed: z.boolean() })),
  pairedMembers: z.array(z.object({ name: z.string(), level: z.enum(MEMBER_LEVELS), claimed: z.boolean() })),
  /** Only where the host made her number public. */
  publicPhone: z.string().nullable(),
  buildMode: z.enum(BUILD_MODES),
  newField: z.enum(NEW_FIELDS).nullable(),
  seats: z.number().nullable(),
  areaM2: z.number().nullable(),
  hostWord: z.string(),
  /** 接待时间, apart from the hours of the place; empty where nobody said. */
  receptionText: z.string(),
  /** Days ahead that mark its hours. */
  days: z.array(calendarDay),
  reception: z.array(weeklySlot).nullable(),
  /** Null while nobody has said. */
  stepFree: z.boolean().nullable(),
  positioning: z.enum(POSITIONINGS).nullable(),
  /** The 妇女之家 that it extends. */
  parentWomenHome: z.string().nullable(),
  slogan: z.string().nullable(),
  hostNote: z.string().nullable(),
  usesCountyBrand: z.boolean(),
  /** Pictures that passed their check, as file ids under the public prefix. */
  mark: z.string().nullable(),
  photos: z.array(z.string()),
  /** `hidden`: there is one, for residents who have chosen their village. An expired one is none, but its hosts hear that it has ended. */
  groupCode: z.union([
    z.object({ shown: z.literal('yes'), fileId: z.string(), expiresAt: moment }),
    z.object({ shown: z.literal('hidden') }),
    z.object({ shown: z.literal('ended'), expiresAt: moment }),
    z.object({ shown: z.literal('none') }),
  ]),
})
