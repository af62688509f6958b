import { z } from 'zod'
import { ACTIVITY_KINDS, ACTIVITY_STATES, AUDIENCES } from '../../domain/activity'
import { id, moment } from '../fields'

/** What a card of an activity shows; the phone says where it stands by its own clock, with `phaseOf`. */
export const activityCard = z.object({
  id,
  state: z.enum(ACTIVITY_STATES),
  kind: z.enum(ACTIVITY_KINDS),
  title: z.string(),
  homeId: id,
  homeName: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  /** Where people meet, as it may be shown to everybody. */
  shownPlace: z.string(),
  startsAt: moment,
  endsAt: moment,
  opensAt: moment,
  closesAt: moment,
  capacity: z.number().int(),
  left: z.number().int(),
  waitLeft: z.number().int(),
  audience: z.enum(AUDIENCES),
})

/** How a person stands with an activity: a seat, or a place among those who wait. */
export const standing = z.object({
  personId: id,
  /** Null for the caller herself; the name under which she remembers somebody else. */
  name: z.string().nullable(),
  as: z.enum(['seat', 'waiting', 'behind']),
  /** Places taken, herself included where companions count. */
  places: z.number().int(),
  lineIds: z.array(id),
  /** Which place in the queue, from 1; null with a seat, and in the answer to signing up, which did not look. */
  queuePlace: z.number().int().nullable(),
  /** She came up from the waitlist: yes or no until then. */
  answerBy: moment.nullable(),
  /** The time was moved: she is asked again. */
  asked: z.boolean(),
  /** Her seat was cut away: she heads the queue. */
  cut: z.boolean(),
  /** Her number in the lot, once it is drawn. */
  lotNumber: z.number().int().nullable(),
  checkedIn: z.boolean(),
})
