import { go } from '../../services/way'
import { comeIn, type Entrance } from './entrance'
import { enterDesk, type Office } from './office'
import { hasPin } from './staff-lock'

/** Which case is open. In memory only: no id stands in a path, where histories and records would keep it (safety, "Help"). */
let opened = ''
export const openedCase = (): string => opened

export function openCase(caseId: string): void {
  opened = caseId
  go('/federation/help/case')
}

/** The same case page with another request of the same woman. */
export function turnTo(caseId: string): void {
  opened = caseId
}

interface Entered {
  data: Entrance
  setData(data: Partial<Entrance>): void
}

/** Into the pages of requests for help: whoever has no desk finds what she finds on any officers' page, and nothing is fetched before a 工作密码 stands. */
export function comeToDesk(page: Entered, work: (office: Office) => Promise<void>): Promise<void> {
  return comeIn(
    page,
    async (office) => {
      if (hasPin()) await work(office)
    },
    () => true,
    enterDesk,
  )
}

/** So many bytes of a list go to a page in one piece; the phone draws up to 20 KB without a pause. */
const PIECE_BYTES = 10_000

/** What a page sets to show a list of long texts, in pieces: the first one also empties what stood there. */
export function inPieces<T>(name: string, rows: readonly T[]): Record<string, unknown>[] {
  const pieces: T[][] = [[]]
  let bytes = 0
  for (const row of rows) {
    // A Chinese character is three bytes on its way to the page.
    const size = JSON.stringify(row).length * 3
    if (bytes > 0 && bytes + size > PIECE_BYTES) {
      pieces.push([])
      bytes = 0
    }
    bytes += size
    pieces[pieces.length - 1]?.push(row)
  }
  let at = 0
  return pieces.map((piece, i) => {
    const begin = at
    at += piece.length
    return i === 0 ? { [name]: piece } : Object.fromEntries(piece.map((row, k) => [`${name}[${begin + k}]`, row]))
  })
}
