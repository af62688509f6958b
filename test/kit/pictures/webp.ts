export function webpChunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

const lossless = (width: number, height: number): Buffer => {
  const body = Buffer.alloc(12)
  body[0] = 0x2f
  body.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1)
  return webpChunk('VP8L', body)
}

const canvas = (width: number, height: number, flags: number): Buffer => {
  const body = Buffer.alloc(10)
  body[0] = flags
  body.writeUIntLE(width - 1, 4, 3)
  body.writeUIntLE(height - 1, 7, 3)
  return webpChunk('VP8X', body)
}

export function webpOf(chunks: readonly Buffer[]): Buffer {
  return webpChunk('RIFF', Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]))
}

/** A still picture with its EXIF and XMP, and the flags that announce them. */
export function talkativeWebp(width: number, height: number): Buffer {
  return webpOf([
    canvas(width, height, 0x10 | 0x08 | 0x04),
    lossless(width, height),
    webpChunk('EXIF', Buffer.from('GPSLatitude 30.1396')),
    webpChunk('XMP ', Buffer.from('<x:xmpmeta>GPSLatitude</x:xmpmeta>')),
  ])
}

export const animatedWebp = (): Buffer =>
  webpOf([canvas(10, 10, 0x02), webpChunk('ANIM', Buffer.alloc(6)), webpChunk('ANMF', Buffer.alloc(20))])

/** Says that it is larger than its picture. */
export const boastfulWebp = (): Buffer => webpOf([canvas(16_000_000, 10, 0), lossless(10, 10)])
