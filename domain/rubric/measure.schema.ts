import { z } from 'zod'
import { exact } from '../exact'
import type { Measure, Scaled } from './measure'

/** A decimal as it is written, ≥ 0, of up to six places: exact arithmetic reads nothing else, so that no later check sees it. */
export const decimal = z.number().refine(isDecimal, { error: '要写成不小于 0 的小数,最多六位', abort: true })
export const part = decimal.refine((value) => value <= 1, '要在 0 和 1 之间')
export const points = decimal.refine((value) => value > 0, '要大于 0')
export const whole = z.int('要写成整数').positive('要大于 0')

function isDecimal(value: number): boolean {
  try {
    return exact(value) !== null
  } catch {
    return false
  }
}

export const scaled: z.ZodType<Scaled> = z
  .strictObject({ share: part, min: whole, max: whole })
  .refine(({ min, max }) => min <= max, '最小值不能大于最大值')

const inOrder = ({ z: zero, f }: { z: number; f: number }): boolean => zero < f
const OUT_OF_ORDER = '零分线 z 要低于满分线 f'

const steps = z
  .array(z.tuple([whole, part]))
  .min(1, '至少要有一档')
  .refine(
    (all) =>
      all.every(([from, value], i) => {
        const before = all[i - 1]
        return before === undefined || (before[0] < from && before[1] <= value)
      }),
    '各档要从低到高',
  )

/** The closed set of measures; another name is refused. */
export const measureSchema: z.ZodType<Measure> = z.discriminatedUnion(
  'fn',
  [
    z.strictObject({ fn: z.literal('ratio'), den: whole }),
    z.strictObject({ fn: z.literal('ratioCap'), den: whole }),
    z.strictObject({ fn: z.literal('share') }),
    z.strictObject({ fn: z.literal('lin'), z: part, f: part }).refine(inOrder, OUT_OF_ORDER),
    z.strictObject({ fn: z.literal('linScaled'), target: scaled, z: part, f: part }).refine(inOrder, OUT_OF_ORDER),
    z.strictObject({ fn: z.literal('tier'), steps }),
    z.strictObject({ fn: z.literal('map'), values: z.record(z.string().min(1), part) }),
    z.strictObject({ fn: z.literal('bool') }),
  ],
  { error: '没有这种算法' },
)
