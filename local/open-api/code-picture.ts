import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

/** What a mini program code leads to. */
export interface CodeTarget {
  scene: string
  page: string
  version: string
}

const RAYS = 60
const RINGS = 9

/**
 * A picture that looks like a mini program code and differs for every target. WeChat's own pattern is not public, so no
 * phone can read it; who wants to know the target reads the PNG's text chunks `scene`, `page` and `version`.
 */
export function drawCode(target: CodeTarget, width: number): Buffer {
  const bits = patternOf(target)
  const rows = Buffer.alloc((width + 1) * width, 255)
  const middle = (width - 1) / 2
  for (let y = 0; y < width; y++) {
    rows[y * (width + 1)] = 0
    for (let x = 0; x < width; x++) {
      if (dark(bits, (x - middle) / middle, (y - middle) / middle)) rows[y * (width + 1) + 1 + x] = 0
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  // 8 bits of grey, no interlacing
  header[8] = 8
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...Object.entries(target).map(([name, value]) => chunk('tEXt', Buffer.from(`${name}\0${value}`, 'latin1'))),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function patternOf(target: CodeTarget): Buffer {
  const text = JSON.stringify([target.scene, target.page, target.version])
  return Buffer.concat([0, 1, 2].map((part) => createHash('sha256').update(`${part}${text}`).digest()))
}

/** Dots on rays around an empty middle; x and y run from -1 to 1. */
function dark(bits: Buffer, x: number, y: number): boolean {
  const radius = Math.hypot(x, y)
  const ring = Math.floor((radius - 0.45) / 0.06)
  if (ring < 0 || ring >= RINGS) return radius > 0.3 && radius < 0.33
  const turn = ((Math.atan2(y, x) / (2 * Math.PI) + 1) % 1) * RAYS
  const ray = Math.floor(turn)
  const [acrossRay, acrossRing] = [turn - ray - 0.5, (radius - 0.45) / 0.06 - ring - 0.5]
  if (Math.hypot(acrossRay, acrossRing) > 0.45) return false
  const bit = ring * RAYS + ray
  return ((bits[(bit >> 3) % bits.length] ?? 0) >> (bit & 7)) % 2 === 1
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
