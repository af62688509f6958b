import { type PhoneNumber, parsePhoneNumber } from './phone-number'
import { halfWidth } from './text'

const SEPARATORS = /[、,;/／|\\\n和或&]+/

/** What a cell of telephone numbers says: those that are numbers, in its order, and what else stands there. */
export interface ReadPhones {
  numbers: PhoneNumber[]
  others: string[]
  /** A spreadsheet showed the number as 1.3E+10 and its last digits are gone. */
  cut: boolean
}

/** Reads one number or several, however they are separated, also where a spreadsheet made a number of them (1.3000006756E+10, 13000006756.0). */
export function readPhones(text: string): ReadPhones {
  const whole = halfWidth(text).trim()
  const read: ReadPhones = { numbers: [], others: [], cut: false }
  for (const part of whole.split(SEPARATORS)) {
    const words = oneNumber(part) === null ? part.split(/\s+/) : [part]
    for (const word of words.filter((other) => other.trim() !== '')) {
      const number = oneNumber(word)
      if (number === null) read.others.push(word.trim())
      else if (!read.numbers.includes(number)) read.numbers.push(number)
      if (number === null && /^\d(\.\d+)?e\+?\d+$/i.test(word.trim())) read.cut = true
    }
  }
  return read
}

export function isMobile(number: PhoneNumber): boolean {
  return /^1\d{10}$/.test(number)
}

function oneNumber(text: string): PhoneNumber | null {
  const digits = text
    .trim()
    .replace(/\.0+$/, '')
    .replace(/^00(?=86)/, '')
  const shown = /^(\d(?:\.\d+)?)e\+?10$/i.exec(digits)?.[1]
  // Ten digits behind the point are the whole number; fewer may be, where zeros were left out, or may be rounded.
  if (shown !== undefined) return shown.length === 12 ? parsePhoneNumber(shown.replace('.', '')) : null
  return parsePhoneNumber(digits)
}
