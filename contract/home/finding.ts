import { z } from 'zod'
import { anyone } from '../access'
import { action } from '../action'
import { cursor, id, position } from '../fields'
import { privateField } from '../private-field'
import { comingCard, homeCard } from './card'
import { homePage } from './page'
import { calendarDay, lookedFrom } from './search'

/** A page of homes, nearest first. */
const nearHomes = z.object({
  homes: z.array(homeCard),
  /** Give back as `after` for the next page; null at the end. */
  next: cursor.nullable(),
  radiusKm: z.number(),
  days: z.array(calendarDay),
  /** This week's activities at the nearest homes, soonest first; only with the first page. */
  activities: z.array(comingCard),
})

/** How neighbours find a home and look at it. */
export const finding = {
  nearby: action({
    summary: '身边的微家,近的在前',
    access: anyone,
    effect: 'read',
    input: z.strictObject({
      /** Nearest first from the middle of this village; without it, of the caller's own, or the whole county. */
      villageId: id.optional(),
      after: cursor.optional(),
    }),
    output: nearHomes.extend({ where: lookedFrom }),
  }),
  nearbyHere: action({
    summary: '离我现在的位置近的微家(位置只用这一次)',
    access: anyone,
    effect: 'read',
    sealed: true,
    input: z.strictObject({
      /** Boxed: platform logs keep requests, and a row of positions would be her track (rules that bind 1). */
      position: privateField(position),
      after: cursor.optional(),
    }),
    output: nearHomes.extend({ where: privateField(lookedFrom) }),
  }),
  view: action({
    summary: '一个微家的主页',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    output: homePage,
  }),
}
