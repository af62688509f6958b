import { z } from 'zod'
import { NEW_FIELDS } from '../../domain/micro-home'
import { staffOver } from '../access'
import { action } from '../action'
import { id, position } from '../fields'

/** Where no home stands yet (C01). */
export const coverage = {
  coverage: action({
    summary: '覆盖:哪些村社区、单位和四新领域还没有微家',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({
      /** Villages and units of the place; those with an active home; active homes. */
      places: z.number(),
      covered: z.number(),
      active: z.number(),
      newFields: z.array(z.object({ field: z.enum(NEW_FIELDS), active: z.number() })),
      /** Most gaps first. */
      townships: z.array(
        z.object({
          id,
          name: z.string(),
          places: z.number(),
          covered: z.number(),
          active: z.number(),
          gaps: z.array(
            z.object({
              id,
              name: z.string(),
              level: z.enum(['village', 'unit']),
              centre: position,
              /** Homes on their way there. */
              coming: z.number(),
            }),
          ),
        }),
      ),
    }),
  }),
}
