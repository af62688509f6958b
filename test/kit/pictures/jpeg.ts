/** What a JPEG is made of, as cameras and other programs write it; the pixels themselves are made up, since nobody here decodes them. */
export const SOI = Buffer.from([0xff, 0xd8])
export const EOI = Buffer.from([0xff, 0xd9])

export function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt8(0xff, 0)
  head.writeUInt8(marker, 1)
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

export function frame(width: number, height: number): Buffer {
  const body = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  body.writeUInt16BE(height, 1)
  body.writeUInt16BE(width, 3)
  return segment(0xc0, body)
}

export const TABLES = Buffer.concat([segment(0xdb, Buffer.alloc(65, 1)), segment(0xc4, Buffer.alloc(20, 2))])
/** With a stuffed byte and a restart marker among the pixels. */
export const SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0x78]),
])

/** What a phone writes: where the picture was taken, when, by what, how it was held, and a small picture of the picture. */
export function exif(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(count, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])
  const count = Buffer.from([2, 0])
  const entries = [entry(0x0112, 3, 1, orientation), entry(0x8825, 4, 1, 38)]
  const rest = Buffer.from('GPSLatitude 30.1396 N GPSLongitude 120.6781 E PhoneModel 2027:05:19', 'latin1')
  return segment(
    0xe1,
    Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, count, ...entries, Buffer.alloc(4), rest]),
  )
}

const THUMBNAIL = Buffer.concat([SOI, frame(8, 8), TABLES, SCAN, EOI])

/** A photo with everything that must stay behind. */
export function talkativeJpeg(width: number, height: number, orientation = 1): Buffer {
  return Buffer.concat([
    SOI,
    segment(0xe0, Buffer.concat([Buffer.from('JFIF\0', 'latin1'), Buffer.from([1, 2, 0, 0, 1, 0, 1, 0, 0])])),
    exif(orientation),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPSLatitude</x:xmpmeta>', 'latin1')),
    segment(0xe2, Buffer.concat([Buffer.from('MPF\0', 'latin1'), THUMBNAIL])),
    segment(0xed, Buffer.from('Photoshop 3.0\0 8BIM City GPSLatitude', 'latin1')),
    segment(0xfe, Buffer.from('a comment: GPSLatitude 30.1396', 'latin1')),
    TABLES,
    frame(width, height),
    SCAN,
    EOI,
  ])
}

export function plainJpeg(width: number, height: number): Buffer {
  return Buffer.concat([SOI, TABLES, frame(width, height), SCAN, EOI])
}
