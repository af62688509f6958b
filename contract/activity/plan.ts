import { z } from 'zod'
import { ACTIVITY_KINDS, ACTIVITY_PHASES, AUDIENCES, MOST_SEATS, MOST_WAITING } from '../../domain/activity'
import { NOTE_LENGTH, PLACE_LENGTH, TITLE_LENGTH } from '../../domain/activity-plan'
import { MOST_EXCEPTIONS } from '../../domain/activity-series'
import { isDate } from '../../domain/calendar-day'
import { id, line, moment, paragraph, position } from '../fields'

/** A day, YYYY-MM-DD. */
export const day = z.string().refine(isDate)

/** Another place than the home's own, as everybody may read it; null means at the home. */
export const elsewhere = z.strictObject({ words: line(PLACE_LENGTH), position: position.nullable() })

/** What a host says of an activity. Times that are null follow from the rule (domain/activity-plan). */
export const planShape = {
  kind: z.enum(ACTIVITY_KINDS),
  templateId: id.nullable(),
  title: line(TITLE_LENGTH),
  note: paragraph(NOTE_LENGTH).nullable(),
  startsAt: moment,
  endsAt: moment,
  opensAt: moment.nullable(),
  closesAt: moment.nullable(),
  freeCancelUntil: moment.nullable(),
  capacity: z.int().min(1).max(MOST_SEATS),
  waitlistMax: z.int().min(0).max(MOST_WAITING),
  countCompanions: z.boolean(),
  audience: z.enum(AUDIENCES),
  elsewhere: elsewhere.nullable(),
}

/** Every week on the weekday of the first day, but for the days named. */
export const weekly = z.strictObject({ until: day.nullable(), except: z.array(day).max(MOST_EXCEPTIONS) })

/** An activity as far as she has typed it: anything may be missing or not right yet. */
export const typedPlan = z.strictObject({
  templateId: id.nullable(),
  kind: z.enum(ACTIVITY_KINDS).nullable(),
  title: z.string().max(120),
  note: z.string().max(2000),
  date: z.string().max(10),
  from: z.string().max(5),
  to: z.string().max(5),
  capacity: z.number().nullable(),
  audience: z.enum(AUDIENCES),
  countCompanions: z.boolean(),
  elsewhere: z.string().max(320),
  weekly: z.boolean(),
})

/** A day that is not ordinary: a holiday, a make-up workday, a closed day, a festival. */
export const dayMark = z.object({
  date: z.string(),
  kind: z.enum(['holiday', 'makeUpWorkday', 'closed', 'festival']),
  name: z.string(),
})

/** An activity in a host's list. */
export const hostsActivity = z.object({
  activityId: id,
  kind: z.enum(ACTIVITY_KINDS),
  title: z.string(),
  startsAt: moment,
  endsAt: moment,
  phase: z.enum(ACTIVITY_PHASES),
  capacity: z.number(),
  left: z.number(),
  seriesId: id.nullable(),
  mark: dayMark.nullable(),
  /** Of a past one: whether its record is written, or may still be in time until a moment. */
  record: z.enum(['none', 'written', 'late']),
})
