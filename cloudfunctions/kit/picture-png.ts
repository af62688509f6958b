import { crc32 } from 'node:zlib'
import type { CleanPicture } from './picture-clean'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Chunks that pixels need (PNG, 3rd edition, 11.2 and 11.3): everything else tells of people, programs, times, or moves. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

/** A PNG from its pixels and palette; of an animated one the still picture. */
export function cleanPng(file: Buffer): CleanPicture | null {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null
  const kept: Buffer[] = [SIGNATURE]
  let size: { width: number; height: number } | undefined
  let pixels = false
  for (let at = SIGNATURE.length; ; ) {
    if (at + 12 > file.length) return null
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > file.length || !/^[A-Za-z]{4}$/.test(type)) return null
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return null
    if ((type === 'IHDR') !== (at === SIGNATURE.length)) return null
    if (type === 'IHDR') {
      if (length !== 13) return null
      size = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) }
    }
    if (KEPT.has(type)) kept.push(file.subarray(at, end))
    // A capital first letter marks what a reader must understand: we do not, so we do not pass it on.
    else if (/^[A-Z]/.test(type)) return null
    if (type === 'IDAT') pixels = true
    if (type === 'IEND') return size && pixels ? { ...size, bytes: Buffer.concat(kept) } : null
    at = end
  }
}
