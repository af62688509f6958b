/**
 * The codes of invitations as people see them: 128 random bits (safety, "Persons") in Crockford's base 32, whose letters are not mistaken for
 * one another when read aloud (https://www.crockford.com/base32.html), and two letters that notice a slip before it costs a try: 28 letters
 * in seven groups of four.
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_BYTES = 16
const DATA_LETTERS = 26
const CODE_LETTERS = 28
/** The largest prime below 32 x 32: every single wrong letter and every swap of neighbours changes the remainder. */
const PRIME = 1021
const GROUP = 4

/** What a QR code of an invitation begins with, so that a scanner tells it from other codes. */
const QR_PREFIX = 'SBYJ-YQ:'

/** The 28 letters of 16 bytes. Throws for any other number of bytes. */
export function codeOf(bytes: Uint8Array): string {
  if (bytes.length !== CODE_BYTES) throw new RangeError(`a code is made of ${CODE_BYTES} bytes, not ${bytes.length}`)
  let data = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      data += LETTERS[(held >> bits) & 31]
      held &= (1 << bits) - 1
    }
  }
  data += LETTERS[(held << (5 - bits)) & 31]
  return data + checkLetters(data)
}

/** The letters as they are looked up: capitals, without blanks and strokes, O as 0, I and L as 1; null for what is no code. */
export function readCode(typed: string): string | null {
  const text = typed.startsWith(QR_PREFIX) ? typed.slice(QR_PREFIX.length) : typed
  const code = plainLetters(text)
  if (code.length !== CODE_LETTERS) return null
  const data = code.slice(0, DATA_LETTERS)
  return [...code].every((letter) => LETTERS.includes(letter)) && checkLetters(data) === code.slice(DATA_LETTERS)
    ? code
    : null
}

/** How many letters of a code stand there already, for whoever is still typing. */
export function lettersTyped(typed: string): { given: number; of: number } {
  return { given: Math.min(CODE_LETTERS, plainLetters(typed).length), of: CODE_LETTERS }
}

/** 「7Q2M 9KXD …」: as people read it out. */
export function groupedCode(code: string): string {
  return (plainLetters(code).match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join(' ')
}

/** What the QR code of a code holds. */
export const qrText = (code: string): string => QR_PREFIX + code

/** Full-width letters, small letters, blanks and strokes are what phones and pens make of it. */
function plainLetters(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

function checkLetters(data: string): string {
  let sum = 0
  for (const letter of data) sum = (sum * 32 + LETTERS.indexOf(letter)) % PRIME
  return `${LETTERS[sum >> 5]}${LETTERS[sum & 31]}`
}
