import { z } from 'zod'
import { ACTIVITY_KINDS } from '../../domain/activity'
import { ROOM_BANDS } from '../../domain/home-week'
import { PRIMARY_TYPES, SERVICES, VENUE_KINDS } from '../../domain/micro-home'
import { id, moment, position } from '../fields'

/** One stretch of a week; the phone says "open until" itself, by its own clock, with domain/opening-hours. */
export const weeklySlot = z.object({ weekday: z.number().int(), from: z.number().int(), to: z.number().int() })

/** Who keeps the door on a day, in minutes from midnight; the phone says "now" itself. */
export const dutyOnDay = z.object({ date: z.string(), from: z.number().int(), to: z.number().int(), name: z.string() })

/** An activity of the coming days on a card. How many places are left is said in bands: a number would be old. */
export const comingCard = z.object({
  id,
  title: z.string(),
  kind: z.enum(ACTIVITY_KINDS),
  startsAt: moment,
  endsAt: moment,
  room: z.enum(ROOM_BANDS),
  homeId: id,
  homeName: z.string(),
})

/** What a card shows. `distanceM` is from the asked position to the shown point. */
export const homeCard = z.object({
  id,
  name: z.string(),
  primaryType: z.enum(PRIMARY_TYPES),
  services: z.array(z.enum(SERVICES)),
  /** No step between the street and a seat, as far as anybody has said. */
  stepFree: z.boolean(),
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
  /** Who is on duty there today. */
  onDuty: z.array(dutyOnDay),
})
