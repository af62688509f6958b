import { z } from 'zod'
import { COUNTY_DAY_KINDS } from '../../domain/calendar'
import { DAY_KINDS, isDate } from '../../domain/calendar-day'
import { anyone, staffOver } from '../access'
import { action } from '../action'
import { id, line } from '../fields'

const year = z.number().int().min(2020).max(2099)
const date = z.string().refine(isDate)
const countyDay = z.object({ date: z.string(), kind: z.enum(COUNTY_DAY_KINDS), name: z.string() })

/** Days that a county may enter for one year: holidays, make-up workdays and its own closed days, with room. */
const MOST_DAYS = 120

/** Holidays and make-up workdays: the country's notice, and what the county says itself. */
export const calendar = {
  calendar: action({
    summary: '一年里的放假、调休和本县自己定的日子',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ year }),
    output: z.object({
      /** False while neither the country's notice nor the county's own days are there: then only weekdays are known. */
      known: z.boolean(),
      /** Whether the country's notice for the year is in. */
      noticed: z.boolean(),
      /** The days that are not ordinary, in order, with the county's word counting first. */
      days: z.array(z.object({ date: z.string(), kind: z.enum(DAY_KINDS), name: z.string() })),
      /** What the county has entered itself. */
      own: z.array(countyDay),
    }),
  }),
  changeCalendar: action({
    summary: '县妇联定本县的放假、调休和不开门的日子',
    access: staffOver('orgId', 'county'),
    effect: 'write',
    input: z.strictObject({
      orgId: id,
      year,
      set: z
        .array(
          z
            .strictObject({ date, kind: z.enum(COUNTY_DAY_KINDS), name: line(12).nullable() })
            .refine(({ kind, name }) => (kind === 'ordinary') === (name === null)),
        )
        .max(MOST_DAYS),
      /** Days to forget: the country's notice counts again. */
      clear: z.array(date).max(MOST_DAYS),
    }),
    output: z.object({ own: z.array(countyDay) }),
  }),
}
