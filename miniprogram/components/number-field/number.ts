import { halfWidth } from '../../../domain/text'

/** What a number may be. */
export interface Bounds {
  min: number
  max: number
  /** Digits behind the point. */
  decimals: number
}

/** The number that was typed, also in full-width digits; null when it is none or out of bounds. */
export function numberIn(typed: string, { min, max, decimals }: Bounds): number | null {
  const text = halfWidth(typed).trim()
  if (!/^\d+(\.\d+)?$/.test(text)) return null
  const value = Number(text)
  const places = text.split('.')[1]?.length ?? 0
  return places <= decimals && value >= min && value <= max ? value : null
}

export const numberWords = (value: number | null): string => (value === null ? '' : `${value}`)

/** What to tell her about what she typed; nothing about an empty field, which only `required` forbids. */
export function wrongNumber(typed: string, { min, max, decimals }: Bounds): string {
  const text = halfWidth(typed).trim()
  if (text === '') return ''
  if (!/^\d+(\.\d+)?$/.test(text)) return '这里只写数字'
  const value = Number(text)
  if (value < min) return `最少 ${min}`
  if (value > max) return `最多 ${max}`
  return decimals === 0 ? '写整数就行' : `小数点后最多 ${decimals} 位`
}
