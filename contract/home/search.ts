import { z } from 'zod'
import { DAY_KINDS } from '../../domain/calendar-day'
import { PRIMARY_TYPES, SERVICES } from '../../domain/micro-home'
import { anyone } from '../access'
import { action } from '../action'
import { cursor, id, line, position } from '../fields'
import { privateField } from '../private-field'
import { homeCard } from './card'

/** A day of the coming two weeks that is a holiday, a make-up workday or closed by the county: opening states are marked by it. */
export const calendarDay = z.object({ date: z.string(), kind: z.enum(DAY_KINDS), name: z.string() })

/** What a home is asked to be; every wish narrows. */
export const WISHES = ['query', 'primaryType', 'service', 'openNow', 'stepFree'] as const
export type Wish = (typeof WISHES)[number]
const wishes = {
  /** The beginning of its name, or of its pinyin initials. */
  query: line(20).optional(),
  primaryType: z.enum(PRIMARY_TYPES).optional(),
  service: z.enum(SERVICES).optional(),
  openNow: z.literal(true).optional(),
  stepFree: z.literal(true).optional(),
}

/** Where we looked from: 「白沙镇 · 渔港村」 by position or village, or the county's or township's name. */
export const lookedFrom = z.object({
  label: z.string(),
  source: z.enum(['position', 'village', 'township', 'county']),
  centre: position,
})

const bounds = z.strictObject({
  west: z.number().min(-180).max(180),
  south: z.number().min(-90).max(90),
  east: z.number().min(-180).max(180),
  north: z.number().min(-90).max(90),
})

/** Finding a home by what it is. */
export const search = {
  find: action({
    summary: '按名字、类型、服务、正在开门、无台阶找微家',
    access: anyone,
    effect: 'read',
    sealed: true,
    input: z.strictObject({
      ...wishes,
      /** Nearest first from here; used for this call only, and boxed, since platform logs keep requests. */
      position: privateField(position).optional(),
      /** Nearest first from the middle of this village. */
      villageId: id.optional(),
      /** Only this township, village by village. Without any place: nearest first from her own village, else the whole county. */
      townshipId: id.optional(),
      after: cursor.optional(),
    }),
    output: z.object({
      where: privateField(lookedFrom),
      homes: z.array(homeCard),
      /** Give back as `after` for more; null at the end. */
      next: cursor.nullable(),
      /** Set when looking stopped before a page was full: how many homes were looked at, with `next` to go on from there. */
      stoppedAfter: z.number().nullable(),
      /** With no home found: how many there are when one wish is dropped, 20 standing for 20 and more. */
      without: z.array(z.object({ wish: z.enum(WISHES), count: z.number() })),
      days: z.array(calendarDay),
    }),
  }),
  map: action({
    summary: '地图上的微家,离得近的合在一起',
    access: anyone,
    effect: 'read',
    input: z.strictObject({
      ...wishes,
      bounds: bounds.refine(({ west, south, east, north }) => west < east && south < north),
    }),
    output: z.object({
      groups: z.array(
        z.object({
          key: z.string(),
          middle: position,
          bounds,
          count: z.number(),
          /** All at one place: zooming in does not take them apart. */
          onePlace: z.boolean(),
          /** The home of a group of one; the homes of one place, twelve at most. */
          homes: z.array(homeCard),
        }),
      ),
      total: z.number(),
      /** The counts stand for more homes than were read: 约. */
      about: z.boolean(),
      days: z.array(calendarDay),
    }),
  }),
}
