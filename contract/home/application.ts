import { z } from 'zod'
import { HOME_STATES } from '../../domain/home-state'
import { HOME_STEP_NAMES } from '../../domain/home-state-steps'
import {
  BUILD_MODES,
  FOUNDER_KINDS,
  MEMBER_LEVELS,
  NEW_FIELDS,
  POSITIONINGS,
  PRIMARY_TYPES,
  SERVICES,
  VENUE_KINDS,
} from '../../domain/micro-home'
import { id, line, moment, phone, position } from '../fields'
import { privateField } from '../private-field'

/** Her own place, or a paper of the owner's, perhaps until a day (C02 `ownerConsent`; the picture of the paper comes later). */
export const CONSENT_KINDS = ['own', 'written'] as const

/** What an application says (C02). The place is a village or a unit; it decides the way of the application. */
export const applicationShape = {
  orgId: id,
  name: line(40),
  founderKind: z.enum(FOUNDER_KINDS),
  venueKind: z.enum(VENUE_KINDS),
  newField: z.enum(NEW_FIELDS).nullable(),
  address: privateField(line(80)),
  /** Null is refused with PLACE_REQUIRED: neighbours look for a home on the map. */
  position: privateField(position).nullable(),
  areaM2: z.number().min(1).max(10_000).nullable(),
  seats: z.number().int().min(1).max(2_000).nullable(),
  hoursText: line(60),
  services: z.array(z.enum(SERVICES)).min(1).max(SERVICES.length),
  primaryType: z.enum(PRIMARY_TYPES),
  buildMode: z.enum(BUILD_MODES),
  positioning: z.enum(POSITIONINGS),
  /** The 妇女之家 that it extends. */
  parentWomenHome: line(40).nullable(),
  ownerConsent: z.strictObject({
    kind: z.enum(CONSENT_KINDS),
    /** The last day that the consent covers, `2028-05-31`. */
    until: z.iso.date().nullable(),
  }),
  /** 自愿: she says it herself, nobody ticks it for her. */
  voluntary: z.literal(true),
  /** A committee member who agreed; may come later, before the county records the home. */
  pairedMember: z.strictObject({ name: line(20), level: z.enum(MEMBER_LEVELS) }).nullable(),
  hostName: privateField(line(20)),
  phone: privateField(phone),
}

/** An extension names what it extends (C01). */
export const namesParent = {
  check: (told: { positioning: string; parentWomenHome: string | null }): boolean =>
    told.positioning !== 'extension' || told.parentWomenHome !== null,
  error: { path: ['parentWomenHome'], message: '写上是哪个妇女之家的延伸点' },
}

const text = (max: number) => z.string().max(max)

/** What she has typed so far: nothing is required, nothing is cleaned. */
export const typedApplication = z
  .strictObject({
    orgId: id,
    /** 「白沙镇 · 渔港村」, as she picked it. */
    placeName: text(80),
    name: text(40),
    founderKind: z.enum(FOUNDER_KINDS),
    venueKind: z.enum(VENUE_KINDS),
    newField: z.enum(NEW_FIELDS).nullable(),
    address: privateField(text(80)),
    position: privateField(position).nullable(),
    areaM2: z.number().min(0).max(1_000_000).nullable(),
    seats: z.number().min(0).max(1_000_000).nullable(),
    hoursText: text(60),
    services: z.array(z.enum(SERVICES)).max(SERVICES.length),
    primaryType: z.enum(PRIMARY_TYPES),
    buildMode: z.enum(BUILD_MODES),
    positioning: z.enum(POSITIONINGS),
    parentWomenHome: text(40),
    consentKind: z.enum(CONSENT_KINDS),
    consentUntil: text(10),
    memberName: text(20),
    memberLevel: z.enum(MEMBER_LEVELS),
    hostName: privateField(text(20)),
    phone: privateField(text(32)),
  })
  .partial()

/** An application as it stands with the federation; what a roll never said is null. */
export const filledApplication = z.object({
  orgId: id,
  placeName: z.string(),
  townshipName: z.string(),
  /** Of a unit, without a village. */
  ofUnit: z.boolean(),
  name: z.string(),
  founderKind: z.enum(FOUNDER_KINDS).nullable(),
  venueKind: z.enum(VENUE_KINDS),
  newField: z.enum(NEW_FIELDS).nullable(),
  address: privateField(z.string()),
  position: privateField(position).nullable(),
  areaM2: z.number().nullable(),
  seats: z.number().nullable(),
  hoursText: z.string(),
  services: z.array(z.enum(SERVICES)),
  primaryType: z.enum(PRIMARY_TYPES),
  buildMode: z.enum(BUILD_MODES),
  positioning: z.enum(POSITIONINGS).nullable(),
  parentWomenHome: z.string().nullable(),
  ownerConsent: z
    .object({ kind: z.enum(CONSENT_KINDS), until: z.string().nullable(), hasPaper: z.boolean() })
    .nullable(),
  voluntary: z.boolean(),
  pairedMember: z.object({ name: z.string(), level: z.enum(MEMBER_LEVELS) }).nullable(),
  hostName: privateField(z.string()).nullable(),
  phone: privateField(z.string()).nullable(),
})

/** One step that was taken. Who: the applicant, an office by its level, or the timer. */
export const takenStep = z.object({
  step: z.enum([...HOME_STEP_NAMES, 'undo']),
  from: z.enum(HOME_STATES),
  to: z.enum(HOME_STATES),
  at: moment,
  who: z.enum(['applicant', 'village', 'township', 'unit', 'county', 'timer']),
  note: z.string().nullable(),
})
