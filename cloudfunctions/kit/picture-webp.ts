import type { CleanPicture } from './picture-clean'

/** Chunks that pixels need (RFC 9649): the picture, lossy or lossless, and its transparency. */
const KEPT = new Set(['VP8 ', 'VP8L', 'ALPH'])
const ALPHA = 0x10

/** A still WebP from its pixels. An animated one is not a picture for a page. */
export function cleanWebp(file: Buffer): CleanPicture | null {
  if (file.length < 20 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP')
    return null
  const end = 8 + file.readUInt32LE(4)
  if (end > file.length) return null
  const kept: Buffer[] = []
  let canvas: Buffer | undefined
  let size: { width: number; height: number } | undefined
  for (let at = 12; at + 8 <= end; ) {
    const type = file.toString('latin1', at, at + 4)
    const length = file.readUInt32LE(at + 4)
    const body = file.subarray(at + 8, at + 8 + length)
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > end) return null
    if (type === 'ANIM' || type === 'ANMF') return null
    if (type === 'VP8X') {
      if (at !== 12 || length !== 10) return null
      canvas = Buffer.from(body)
    }
    if (type === 'VP8 ' || type === 'VP8L') {
      if (size) return null
      size = type === 'VP8L' ? losslessSize(body) : lossySize(body)
      if (!size) return null
    }
    if (KEPT.has(type)) kept.push(chunk(type, body))
    at = next
  }
  if (!size || (canvas && !isCanvasOf(canvas, size))) return null
  const extended = canvas ? [chunk('VP8X', Buffer.concat([flags(canvas), canvas.subarray(4)]))] : []
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...extended, ...kept])
  return { ...size, bytes: chunk('RIFF', body) }
}

/** A canvas larger than its only picture would make a phone prepare room for pixels that are not there. */
function isCanvasOf(canvas: Buffer, { width, height }: { width: number; height: number }): boolean {
  return canvas.readUIntLE(4, 3) + 1 === width && canvas.readUIntLE(7, 3) + 1 === height
}

/** Only transparency is left of what the extended header announces. */
function flags(canvas: Buffer): Buffer {
  return Buffer.from([(canvas[0] ?? 0) & ALPHA, 0, 0, 0])
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

/** A key frame of VP8 begins with its start code, then 14 bits each of width and height (RFC 6386, 9.1). */
function lossySize(body: Buffer): { width: number; height: number } | undefined {
  if (body.length < 10 || body[3] !== 0x9d || body[4] !== 0x01 || body[5] !== 0x2a) return undefined
  return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff }
}

/** VP8L begins with 0x2f, then 14 bits each of width and height, less one (RFC 9649, 3.4). */
function losslessSize(body: Buffer): { width: number; height: number } | undefined {
  if (body.length < 5 || body[0] !== 0x2f) return undefined
  const bits = body.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
