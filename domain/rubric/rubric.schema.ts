import { z } from 'zod'
import { decimal, measureSchema, part, points, scaled, whole } from './measure.schema'
import { ATTENDED_KINDS, CONDITIONS, type Dimension, type Indicator, type Rubric } from './rubric'
import { faultsOfDimension, faultsOfIndicator, faultsOfRubric } from './soundness'
import { COUNTED_DAYS, VETO_EFFECTS, type Veto } from './veto'

const id = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,19}$/, '编号用字母开头的字母和数字')
const words = z.string().min(1, '要写明').max(120, '不超过 120 字')
const condition = z.enum(CONDITIONS, '没有这种条件')

/** Puts what a pure check of the whole thing finds among the schema's own faults. */
const sound =
  <T>(faultsOf: (value: T) => string[]) =>
  (value: T, context: z.RefinementCtx<T>): void => {
    for (const message of faultsOf(value)) context.addIssue({ code: 'custom', message })
  }

const indicator: z.ZodType<Indicator> = z
  .strictObject({
    id,
    name: words,
    weight: points,
    mode: z.enum(['auto', 'human'], '只有自动和人工两种'),
    measure: measureSchema,
    capIf: z.partialRecord(condition, part).optional(),
    nullIf: condition.optional(),
    said: words,
    choices: z.record(z.string(), words).optional(),
    items: z.array(words).optional(),
    raise: z
      .strictObject({
        step: words,
        grows: z.boolean().optional(),
        lifts: condition.optional(),
        to: z.record(z.string(), z.string()).optional(),
      })
      .optional(),
  })
  .superRefine(sound(faultsOfIndicator))

const dimension: z.ZodType<Dimension> = z
  .strictObject({ id, name: words, weight: points, indicators: z.array(indicator).min(1, '至少要有一项指标') })
  .superRefine(sound(faultsOfDimension))

const veto: z.ZodType<Veto> = z.strictObject({
  id,
  name: words,
  effect: z.enum(VETO_EFFECTS, '没有这种后果'),
  from: z.strictObject({ days: whole, counted: z.enum(COUNTED_DAYS, '平台不数这种天数') }).optional(),
  barMonths: whole.optional(),
})

/** A rubric that holds together, or faults that say what and where (`faultsIn`). */
export const rubricSchema: z.ZodType<Rubric> = z
  .strictObject({
    id,
    version: z.string().regex(/^\d{4}\.\d+$/, '版本写成 2027.2 这样'),
    name: words,
    windowMonths: whole.max(36, '不超过 36 个月'),
    minRequiredWeeks: z.strictObject({ settled: whole, firstCampaign: whole }),
    freezeDays: z.int().nonnegative(),
    dimensions: z.array(dimension).min(1, '至少要有一个方面'),
    levels: z.strictObject({
      demonstration: z.strictObject({ total: points, dimensionShare: part }),
      qualified: z.strictObject({ total: points }),
    }),
    stars: z.array(z.strictObject({ stars: whole, total: points })),
    vetoes: z.array(veto),
    tieBreak: z.array(id),
    minimumAttendance: z.record(z.enum(ATTENDED_KINDS), scaled),
    review: z.strictObject({
      reviewers: whole,
      backups: z.int().nonnegative(),
      gapShare: part,
      spots: whole,
      activities: whole,
      townshipWorkingDays: whole,
      noticeWorkingDays: whole,
    }),
    applyPreview: decimal,
    upkeep: z.strictObject({
      nameYears: whole,
      recheck: z.strictObject({ preview: decimal, times: whole }),
      rectification: z.strictObject({ days: whole, failures: whole, months: whole }),
    }),
  })
  .superRefine(sound(faultsOfRubric))

/** A fault as the author of a rubric reads it: which dimension or indicator, which field, what is wrong. */
export function faultsIn(rubric: unknown): string[] {
  const checked = rubricSchema.safeParse(rubric)
  if (checked.success) return []
  return checked.error.issues.map(({ path, message }) => `${placeOf(rubric, path)}:${message}`)
}

/** The ids on the way instead of the numbers of rows: D.D1.measure, not dimensions.3.indicators.0.measure. */
function placeOf(rubric: unknown, path: readonly PropertyKey[]): string {
  const names: string[] = []
  let here: unknown = rubric
  for (const key of path) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined
    const named = typeof here === 'object' && here !== null ? Reflect.get(here, 'id') : undefined
    if (typeof named === 'string') names.push(named)
    else if (key !== 'dimensions' && key !== 'indicators') names.push(String(key))
  }
  return names.join('.') || '整份细则'
}
