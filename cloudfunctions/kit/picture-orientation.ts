const EXIF = Buffer.from('Exif\0\0', 'latin1')
/** Tag of TIFF 6.0 and EXIF 2.3. */
const ORIENTATION = 0x0112
const SHORT = 3

/** How a phone held the picture, 1 to 8, as its EXIF data says; undefined where it says nothing that makes sense. */
export function orientationIn(segment: Buffer): number | undefined {
  if (!segment.subarray(0, EXIF.length).equals(EXIF)) return undefined
  const tiff = segment.subarray(EXIF.length)
  if (tiff.length < 8) return undefined
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return undefined
  const entries = short(directory)
  for (let n = 0; n < entries; n += 1) {
    const at = directory + 2 + 12 * n
    if (at + 12 > tiff.length) return undefined
    if (short(at) !== ORIENTATION || short(at + 2) !== SHORT) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An EXIF segment that says this and nothing else; empty for a picture that stands upright already. */
export function orientationSegment(orientation: number): Buffer {
  if (orientation === 1) return Buffer.alloc(0)
  const tiff = Buffer.from([
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    SHORT,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ])
  const length = 2 + EXIF.length + tiff.length
  return Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 0xff]), EXIF, tiff])
}
