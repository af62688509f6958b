import { halfWidth } from './text'

/** A Chinese mobile or landline number in digits, with a dash after an area code: `13000000123`, `0580-0000123`. */
export type PhoneNumber = string

const MOBILE = /^1\d{10}$/
const LANDLINE = /^(0\d{2,3})-?(\d{7,8})$/

/** The number as stored, from what people type (blanks, dashes, +86, full width); null when it is no number. */
export function parsePhoneNumber(text: string): PhoneNumber | null {
  const compact = halfWidth(text)
    .replace(/[\s()]/g, '')
    .replace(/^\+?86-?(?=1)/, '')
  const digits = compact.replace(/-/g, '')
  if (MOBILE.test(digits)) return digits
  const landline = LANDLINE.exec(compact)
  return landline ? `${landline[1]}-${landline[2]}` : null
}

/** The number as staff lists show it: `130****0123`. */
export function maskPhoneNumber(phone: PhoneNumber): string {
  const digits = phone.replace(/-/g, '')
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`
}
