import { z } from 'zod'
import { HELP_CLASSES } from '../../domain/help'
import { staffOver } from '../access'
import { id, quarter } from '../fields'
import { secretAction } from './secret-action'

/** One number for each class, in the order of HELP_CLASSES, and one for all of them; null is not shown. */
const counts = z.array(z.number().nullable()).length(HELP_CLASSES.length + 1)

/** Only counts go upwards (safety, "Help"). */
export const figures = {
  figures: secretAction({
    summary: '求助的数字:按季度、按类别,人数少的不显示',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    /** Of the latest counted quarter without one. */
    input: z.strictObject({ orgId: id, quarter: quarter.nullable() }),
    output: z.object({
      /** Quarters that are counted, the latest first. */
      quarters: z.array(z.string()),
      quarter: z.string().nullable(),
      /** Every desk for the county, her own for whoever sits below it. */
      rows: z.array(z.object({ orgId: id, name: z.string(), counts })),
      /** The whole county, for the county alone. */
      all: counts.nullable(),
    }),
  }),
}
