import { z } from 'zod'
import { HOST_NOTE_LENGTH, PICTURE_USES, SLOGAN_LENGTH } from '../../domain/brand'
import { HOME_STATES } from '../../domain/home-state'
import { BUILD_MODES, NEW_FIELDS, POSITIONINGS, SERVICES, VENUE_KINDS } from '../../domain/micro-home'
import { keeperOf } from '../access'
import { action } from '../action'
import { id, line, moment, paragraph, phone, position } from '../fields'
import { privateField } from '../private-field'

const shownPicture = z.object({ id, fileId: z.string() })

/** What keepers of a home see and may change; `seen` says which one they have seen. */
export const homeProfile = z.object({
  homeId: id,
  /** Give back with a change: it is refused when somebody changed something meanwhile. */
  seen: z.string(),
  as: z.enum(['host', 'officer']),
  /** False for the host of a home that is in the register: her township moves it. */
  mayMove: z.boolean(),
  state: z.enum(HOME_STATES),
  name: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  slogan: z.string().nullable(),
  hostNote: z.string().nullable(),
  usesCountyBrand: z.boolean(),
  services: z.array(z.enum(SERVICES)),
  hoursText: z.string(),
  receptionText: z.string().nullable(),
  areaM2: z.number().nullable(),
  seats: z.number().nullable(),
  stepFree: z.boolean().nullable(),
  positioning: z.enum(POSITIONINGS).nullable(),
  parentWomenHome: z.string().nullable(),
  buildMode: z.enum(BUILD_MODES),
  newField: z.enum(NEW_FIELDS).nullable(),
  venueKind: z.enum(VENUE_KINDS),
  address: privateField(z.string()),
  position: privateField(position).nullable(),
  phone: privateField(z.string()).nullable(),
  phonePublic: z.boolean(),
  ownerConsent: z
    .object({ kind: z.enum(['own', 'written']), until: moment.nullable(), hasPaper: z.boolean() })
    .nullable(),
  pictures: z.object({
    mark: shownPicture.nullable(),
    photos: z.array(shownPicture),
    groupCode: shownPicture.extend({ expiresAt: moment }).nullable(),
    /** Waiting for WeChat's check; nobody else sees them. */
    waiting: z.array(z.object({ id, use: z.enum(PICTURE_USES), at: moment })),
    refused: z.array(z.object({ id, use: z.enum(PICTURE_USES), why: z.enum(['unfit', 'unanswered']), at: moment })),
  }),
})

/** Only what is to change; null empties a field. */
const profileChanges = z.strictObject({
  slogan: line(SLOGAN_LENGTH).nullable().optional(),
  hostNote: paragraph(HOST_NOTE_LENGTH).nullable().optional(),
  usesCountyBrand: z.boolean().optional(),
  services: z.array(z.enum(SERVICES)).min(1).max(SERVICES.length).optional(),
  hoursText: line(60).optional(),
  receptionText: line(60).nullable().optional(),
  areaM2: z.number().min(1).max(10_000).nullable().optional(),
  seats: z.number().int().min(1).max(2_000).nullable().optional(),
  stepFree: z.boolean().nullable().optional(),
  positioning: z.enum(POSITIONINGS).optional(),
  parentWomenHome: line(40).nullable().optional(),
  buildMode: z.enum(BUILD_MODES).optional(),
  newField: z.enum(NEW_FIELDS).nullable().optional(),
  venueKind: z.enum(VENUE_KINDS).optional(),
  address: privateField(line(80)).optional(),
  position: privateField(position).optional(),
  phone: privateField(phone).nullable().optional(),
  ownerConsent: z.strictObject({ kind: z.enum(['own', 'written']), until: moment.nullable() }).optional(),
})

/** A home's own record, kept by its hosts and by its township. */
export const profile = {
  profile: action({
    summary: '微家的全部资料,给主人和镇街妇联修改(干部看会留记录)',
    access: keeperOf('homeId', 'township'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ homeId: id }),
    output: homeProfile,
  }),
  changeProfile: action({
    summary: '修改微家的资料(别人刚改过就先看一眼)',
    access: keeperOf('homeId', 'township'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ homeId: id, seen: z.string().max(64), changes: profileChanges }),
    output: homeProfile,
  }),
}
