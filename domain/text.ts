/** Control characters, and the invisible and bidirectional marks that make text show other than it is stored (safety, "Every door"). */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}]/gu

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
