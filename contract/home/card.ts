import { z } from 'zod'
import { PRIMARY_TYPES, SERVICES, VENUE_KINDS } from '../../domain/micro-home'
import { id, position } from '../fields'

/** One stretch of a week; the phone says "open until" itself, by its own clock, with domain/opening-hours. */
export const weeklySlot = z.object({ weekday: z.number().int(), from: z.number().int(), to: z.number().int() })

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
})
