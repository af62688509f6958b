import { z } from 'zod'
import { PRIMARY_TYPES } from '../../domain/micro-home'
import { ROLL_FIELD_LABELS, type RollField } from '../../domain/roll-columns'
import { position } from '../fields'
import { privateField } from '../private-field'

const fields = Object.keys(ROLL_FIELD_LABELS) as [RollField, ...RollField[]]
export const rollField = z.enum(fields)

/** A row's number in its job: Excel's own in the file's first roll, apart from it in every further one (domain `rowId`). */
export const rowNumber = z.number().int().min(1).max(10_000_000)

/** One cell as she wants it: typed text, or null to give back what the file says. */
export const rollChange = z.strictObject({ field: rollField, value: privateField(z.string().max(400).nullable()) })

/** A question about one cell, in the words the officer reads. */
export const rollProblem = z.object({
  /** The roll's column in the officer's words, and its name; `row` for the row as a whole. */
  field: z.string(),
  column: z.union([rollField, z.literal('row')]),
  /** Where it stands as Excel says it (W14); empty where the file has no such column. */
  cell: z.string(),
  /** `blocks` keeps the row out, `asks` waits for a word, `notes` is imported. */
  severity: z.enum(['blocks', 'asks', 'notes']),
  message: privateField(z.string()),
  /** What stands there now. */
  value: privateField(z.string()),
  /** What she may mean, one tap each. */
  suggestions: z.array(z.object({ label: privateField(z.string()), changes: z.array(rollChange) })),
})

export const ROW_DECISIONS = ['leaveOut', 'import', 'none'] as const

/**
 * One row as the officer sees it before anything is saved. The phone is masked; yet a cell in the wrong column, or a question that repeats what
 * a cell says, may hold a whole number or the door of a flat.
 */
export const rollRow = z.object({
  id: rowNumber,
  /** The row's number in the spreadsheet, as Excel counts, and its sheet where the file has several rolls. */
  row: z.number(),
  sheet: privateField(z.string()),
  townshipName: z.string(),
  villageName: z.string(),
  name: privateField(z.string()),
  primaryType: z.enum(PRIMARY_TYPES).nullable(),
  hostName: privateField(z.string()),
  phoneMasked: privateField(z.string()),
  /** 对外公开, as the roll says it. */
  phonePublic: z.boolean(),
  located: z.boolean(),
  /** The middle of its village, where a map may begin; null while nobody knows the village. */
  near: position.nullable(),
  plannedDate: z.string(),
  problems: z.array(rollProblem),
  /** What she put right here, beside what the file says. */
  fixes: z.array(
    z.object({ column: rollField, label: z.string(), was: privateField(z.string()), now: privateField(z.string()) }),
  ),
  decision: z.enum(ROW_DECISIONS),
  /** Already a home here (village, name and address agree): importing leaves it as it is. */
  present: z.boolean(),
  /** What became of it: `open` before the import; after it, imported, there before, left out by her, or kept out by a question. */
  outcome: z.enum(['open', 'imported', 'present', 'leftOut', 'keptOut']),
})
