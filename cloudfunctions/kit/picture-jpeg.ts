import type { CleanPicture } from './picture-clean'
import { orientationIn, orientationSegment } from './picture-orientation'

/* Markers of ITU-T T.81, table B.1. */
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP14 = 0xee
/** Frames that every phone decodes: baseline, extended, progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
/** Huffman tables, quantization tables, restart interval. */
const TABLES = new Set([0xc4, 0xdb, 0xdd])
/** Other frames, arithmetic coding, hierarchical pictures: nobody's phone takes such photos. */
const UNFIT = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xdc, 0xde, 0xdf])

/** A progressive photo has about ten; each more makes a phone go over the whole picture once again. */
const MOST_SCANS = 100

/** A plain JFIF header: version 1.1, square pixels, no thumbnail. */
const JFIF = Buffer.from([0xff, APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])

/** A JPEG from its tables, its frame and its scans. Of the rest only what changes how pixels look stays: how to turn it, and Adobe's colours. */
export function cleanJpeg(file: Buffer): CleanPicture | null {
  if (file.length < 4 || file[0] !== 0xff || file[1] !== SOI) return null
  const kept: Buffer[] = []
  let size: { width: number; height: number } | undefined
  let orientation = 1
  let adobe: Buffer | undefined
  let scans = 0
  let at = 2
  for (;;) {
    if (file[at] !== 0xff) return null
    while (file[at] === 0xff) at += 1
    const marker = file[at]
    at += 1
    if (marker === undefined) return null
    if (marker === EOI) break
    if (UNFIT.has(marker) || at + 2 > file.length) return null
    const length = file.readUInt16BE(at)
    const end = at + length
    if (length < 2 || end > file.length) return null
    const segment = Buffer.concat([Buffer.from([0xff, marker]), file.subarray(at, end)])
    const body = file.subarray(at + 2, end)
    at = end
    if (FRAMES.has(marker)) {
      if (size || body.length < 6) return null
      size = { height: body.readUInt16BE(1), width: body.readUInt16BE(3) }
      kept.push(segment)
    } else if (TABLES.has(marker)) kept.push(segment)
    else if (marker === APP1) orientation = orientationIn(body) ?? orientation
    else if (marker === APP14) adobe = adobeSegment(body) ?? adobe
    else if (marker === SOS) {
      if (!size || scans === MOST_SCANS) return null
      at = endOfScan(file, at)
      kept.push(segment, file.subarray(end, at))
      scans += 1
    } else if (!isNote(marker)) return null
  }
  if (!size || scans === 0) return null
  const head = [Buffer.from([0xff, SOI]), adobe ?? JFIF, orientationSegment(orientation)]
  return { ...size, bytes: Buffer.concat([...head, ...kept, Buffer.from([0xff, EOI])]) }
}

/** What other programs leave in a picture: application segments and comments. */
function isNote(marker: number): boolean {
  return (marker >= APP0 && marker <= 0xef) || marker === 0xfe
}

/** Where a scan ends: at the next marker that is no restart and no stuffed byte. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return file.length
}

/** Adobe's segment says by one byte how the colours are meant (Adobe TN 5116); the rest of it is made anew. */
function adobeSegment(body: Buffer): Buffer | undefined {
  if (body.length < 12 || body.toString('latin1', 0, 5) !== 'Adobe') return undefined
  const transform = Math.min(2, body[11] ?? 0)
  return Buffer.from([0xff, APP14, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform])
}
