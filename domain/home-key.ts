import { halfWidth, plainText } from './text'

/** One spelling for a name or an address: full width folded, blanks and signs that people set differently left out, letters lower. */
export function spelling(text: string): string {
  return halfWidth(plainText(text))
    .toLowerCase()
    .replace(/[\s,.;:、,。;:·'"()[\]|-]+/g, '')
}

/**
 * What makes two rows the same home: village, name and address agree (library README). The text is stable: its hash is the
 * home's id, so importing a roll twice, or two rolls that overlap, makes no home twice.
 */
export function homeKey(villageId: string, name: string, address: string): string {
  return `${villageId}|${spelling(name)}|${spelling(address)}`
}
