import { z } from 'zod'
import { parsePhoneNumber } from '../domain/phone-number'
import { isVisible, oneLine, plainText } from '../domain/text'

/** Ids are the only text that reaches a document path (house, "How data is kept" 2). */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** One line of text that people read, cleaned of invisible characters; length in characters. */
export const line = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(oneLine)
    .pipe(z.string().min(1).max(max).refine(isVisible))

/** Several lines of text that people read, cleaned of invisible characters; length in characters. */
export const paragraph = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(plainText)
    .pipe(z.string().min(1).max(max).refine(isVisible))

export const position = z.strictObject({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
})

/** A moment as ISO 8601 with offset, as `toIso` writes it. */
export const moment = z.iso.datetime({ offset: true })

/** A telephone number in any form people type; stored form out. */
export const phone = z
  .string()
  .max(32)
  .transform((text, context) => {
    const number = parsePhoneNumber(text)
    if (number === null) {
      context.addIssue({ code: 'custom', message: '电话号码不对' })
      return z.NEVER
    }
    return number
  })

/** An opaque place in a list, given back as it came. */
export const cursor = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_.:|~-]*$/)

/** 2027-Q2, as domain/period names it. */
export const quarter = z.string().regex(/^\d{4}-Q[1-4]$/)
