import { z } from 'zod'
import { ownerOfJob } from '../access'
import { action } from '../action'
import { privateField } from '../private-field'
import { ownJob } from './job'

/** What goes back to whoever sent the roll. */
export const returned = {
  returnWorkbook: action({
    summary: '拿回发来的那张表,标出要改的地方',
    access: ownerOfJob('jobId'),
    effect: 'write',
    sealed: true,
    input: ownJob,
    output: z.object({
      /** Lives for a minute; whoever has it can read the file. */
      link: privateField(z.string()),
      fileName: z.string(),
      /** `lost` where the file could not be changed in place, such as an .xls: then it is a new workbook with the same rows. */
      looks: z.enum(['kept', 'lost']),
      /** Rows with something to put right. */
      rows: z.number(),
    }),
  }),
}
