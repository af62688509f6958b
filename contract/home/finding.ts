import { z } from 'zod'
import { anyone } from '../access'
import { action } from '../action'
import { cursor, id, position } from '../fields'
import { homeCard } from './card'
import { homePage } from './page'

/** How neighbours find a home and look at it. */
export const finding = {
  nearby: action({
    summary: '身边的微家,近的在前',
    access: anyone,
    effect: 'read',
    input: z.strictObject({
      /** Where the phone is; without it the middle of `villageId`; without both, the caller's own village or the whole county. */
      position: position.optional(),
      villageId: id.optional(),
      after: cursor.optional(),
    }),
    output: z.object({
      /** Where we looked from: 「白沙镇 · 渔港村」 by position or village, or the county's name. */
      where: z.object({ label: z.string(), source: z.enum(['position', 'village', 'county']), centre: position }),
      homes: z.array(homeCard),
      /** Give back as `after` for the next page; null at the end. */
      next: cursor.nullable(),
      radiusKm: z.number(),
    }),
  }),
  view: action({
    summary: '一个微家的主页',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    output: homePage,
  }),
}
