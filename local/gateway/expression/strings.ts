/** Operators on text. Case is that of ASCII only, as in MongoDB; bytes are those of UTF-8. */
import { requestFailed } from '../failure'
import { spanOf } from './arrays'
import { argumentsOf, type Found, isNone, kindOf, type Operator, ofArguments, requireWhole } from './scope'

/** Numbers and dates become text, null and missing become ''. */
function asText(value: Found): string {
  if (typeof value === 'string') return value
  if (isNone(value)) return ''
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw requestFailed(`can't convert from BSON type ${kindOf(value)} to String`)
}

const upper = (text: string) => text.replace(/[a-z]+/g, (part) => part.toUpperCase())
const lower = (text: string) => text.replace(/[A-Z]+/g, (part) => part.toLowerCase())

const concat = ofArguments('$concat', [0, Infinity], (values) => {
  let text = ''
  for (const value of values) {
    if (isNone(value)) return null
    if (typeof value !== 'string') throw requestFailed(`$concat only supports strings, not ${kindOf(value)}`)
    text += value
  }
  return text
})

/** The place of one text in another, counted in bytes or in characters. */
const indexOf = (name: string, unitsOf: (text: string) => readonly (string | number)[]): Operator =>
  ofArguments(name, [2, 4], ([text, part, start, end]) => {
    if (isNone(text)) return null
    if (typeof text !== 'string')
      throw requestFailed(`${name} requires a string as the first argument, found: ${kindOf(text)}`)
    if (typeof part !== 'string')
      throw requestFailed(`${name} requires a string as the second argument, found: ${kindOf(part)}`)
    const [all, wanted] = [unitsOf(text), unitsOf(part)]
    const [from, to] = spanOf(name, start, end, all.length)
    for (let at = from; at + wanted.length <= to; at++) {
      if (wanted.every((unit, i) => all[at + i] === unit)) return at
    }
    return -1
  })

const split = ofArguments('$split', [2, 2], ([text, separator]) => {
  if (isNone(text) || isNone(separator)) return null
  if (typeof text !== 'string')
    throw requestFailed(
      `$split requires an expression that evaluates to a string as a first argument, found: ${kindOf(text)}`,
    )
  if (typeof separator !== 'string')
    throw requestFailed(
      `$split requires an expression that evaluates to a string as a second argument, found: ${kindOf(separator)}`,
    )
  if (separator === '') throw requestFailed('$split requires a non-empty separator')
  return text.split(separator)
})

const lengthOf = (name: string, measure: (text: string) => number): Operator =>
  ofArguments(name, [1, 1], ([text]) => {
    if (typeof text !== 'string') throw requestFailed(`${name} requires a string argument, found: ${kindOf(text)}`)
    return measure(text)
  })

/** Not the first byte of a character. */
const continues = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80

const substrBytes = (name: string) =>
  ofArguments(name, [3, 3], ([value, start, count]) => {
    const bytes = Buffer.from(asText(value))
    if (typeof start !== 'number' || typeof count !== 'number') {
      throw requestFailed(
        `${name}: starting index and length must be numeric types (are BSON types ${kindOf(start)} and ${kindOf(count)})`,
      )
    }
    const [from, length] = [Math.trunc(start), Math.trunc(count)]
    if (from < 0) throw requestFailed(`${name}: starting index must be non-negative (got: ${from})`)
    const to = length < 0 ? bytes.length : Math.min(from + length, bytes.length)
    if (continues(bytes[from]))
      throw requestFailed(`${name}: Invalid range, starting index is a UTF-8 continuation byte.`)
    if (from < bytes.length && continues(bytes[to]))
      throw requestFailed(`${name}: Invalid range, ending index is in the middle of a UTF-8 character.`)
    return bytes.subarray(from, to).toString()
  })

const substrCharacters = ofArguments('$substrCP', [3, 3], ([value, start, count]) => {
  const from = requireWhole(start, '$substrCP: starting index')
  const length = requireWhole(count, '$substrCP: length')
  if (from < 0 || length < 0)
    throw requestFailed(
      `$substrCP: the starting index and length must be nonnegative integers, got ${from} and ${length}`,
    )
  return [...asText(value)].slice(from, from + length).join('')
})

const caseless = ofArguments('$strcasecmp', [2, 2], ([left, right]) => {
  const difference = Buffer.compare(Buffer.from(upper(asText(left))), Buffer.from(upper(asText(right))))
  return Math.sign(difference)
})

/** What MongoDB trims when it is not told: Unicode white space and U+0000. */
const blanks = '\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'

const trimmed =
  (name: '$trim' | '$ltrim' | '$rtrim'): Operator =>
  (operand, compile) => {
    const { input, chars } = argumentsOf(name, operand, ['input'], ['chars'])
    const textOf = compile(input ?? null)
    const charsOf = chars === undefined ? () => blanks : compile(chars)
    return (scope) => {
      const [text, gone] = [textOf(scope), charsOf(scope)]
      if (isNone(text) || isNone(gone)) return null
      if (typeof text !== 'string' || typeof gone !== 'string') {
        throw requestFailed(
          `${name} requires its input to be a string, got ${kindOf(typeof text === 'string' ? gone : text)}`,
        )
      }
      const set = new Set(gone)
      const characters = [...text]
      if (name !== '$rtrim') while (characters.length > 0 && set.has(characters[0] as string)) characters.shift()
      if (name !== '$ltrim') while (characters.length > 0 && set.has(characters.at(-1) as string)) characters.pop()
      return characters.join('')
    }
  }

export const stringOperators: readonly [string, Operator][] = [
  ['$concat', concat],
  ['$indexOfBytes', indexOf('$indexOfBytes', (text) => [...Buffer.from(text)])],
  ['$indexOfCP', indexOf('$indexOfCP', (text) => [...text])],
  ['$split', split],
  ['$strLenBytes', lengthOf('$strLenBytes', (text) => Buffer.byteLength(text))],
  ['$strLenCP', lengthOf('$strLenCP', (text) => [...text].length)],
  ['$strcasecmp', caseless],
  ['$substr', substrBytes('$substr')],
  ['$substrBytes', substrBytes('$substrBytes')],
  ['$substrCP', substrCharacters],
  ['$toLower', ofArguments('$toLower', [1, 1], ([value]) => lower(asText(value)))],
  ['$toUpper', ofArguments('$toUpper', [1, 1], ([value]) => upper(asText(value)))],
  ['$trim', trimmed('$trim')],
  ['$ltrim', trimmed('$ltrim')],
  ['$rtrim', trimmed('$rtrim')],
]
