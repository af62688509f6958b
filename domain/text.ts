/**
 * Control characters, and the invisible and bidirectional marks that make text show other than it is stored (safety, "Every door"); halves of
 * characters; and the letters and signs that show nothing (fillers of Hangul, the blank of Braille).
 */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/gu

/** True when a reader sees anything: blanks and marks that belong to a letter do not count. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
}

/** Text as it may be stored and shown: without control and bidirectional characters, trimmed, line ends as \n. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim()
}

/** One line of text: inner white space (full-width too) folded to one blank. */
export function oneLine(text: string): string {
  return plainText(text)
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
}

/** Full-width digits, letters and signs as their ASCII twins: offices type both. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')
}
