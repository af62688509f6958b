import { decode } from './text-encoding'

/** A file that left the mini program: saved to the computer, shared into a chat, opened as a document, put into the album. */
export interface HandedOut {
  how: 'disk' | 'share' | 'document' | 'album'
  name: string
  type: string
  size: number
  base64: string
}

const given: { how: HandedOut['how']; name: string; blob: Blob }[] = []

export function noteHandedOut(how: HandedOut['how'], name: string, blob: Blob): void {
  given.push({ how, name, blob })
}

/** What tests read back: every file in the order in which it left, with its bytes. */
export const handedOutFiles = (): Promise<HandedOut[]> =>
  Promise.all(
    given.map(async ({ how, name, blob }) => ({
      how,
      name,
      type: blob.type,
      size: blob.size,
      base64: decode(new Uint8Array(await blob.arrayBuffer()), 'base64'),
    })),
  )

/** Gives a file to the browser, which saves it where the computer keeps its downloads. */
export function download(name: string, url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
