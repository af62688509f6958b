import fc from 'fast-check'
import { cleanPicture, MOST_PICTURE_BYTES } from '../../cloudfunctions/kit/picture'
import { orientationIn } from '../../cloudfunctions/kit/picture-orientation'
import { Refusal } from '../../cloudfunctions/kit/refusal'
import { EOI, exif, frame, plainJpeg, SCAN, SOI, segment, TABLES, talkativeJpeg } from './pictures/jpeg'
import { pngChunk, pngOf } from './pictures/png'
import { animatedWebp, boastfulWebp, talkativeWebp, webpChunk } from './pictures/webp'

const TALK = /GPS|Exif|xmp|Phone|comment|Photoshop|MPF|city/i

function refusalOf(file: Buffer): string {
  try {
    cleanPicture(file)
    return 'taken'
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason
    return reason.code
  }
}

const text = (bytes: Buffer): string => bytes.toString('latin1')
const note = (words: string): Buffer => pngChunk('tEXt', Buffer.from(`Comment\0${words}`, 'latin1'))
const talkativePng = (): Buffer =>
  pngOf(20, 10, [
    note('GPSLatitude 30.1396'),
    pngChunk('eXIf', exif(1).subarray(4)),
    pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp')),
  ])

describe('a picture is taken down to its pixels', () => {
  it.each([
    ['jpg', talkativeJpeg(20, 10)],
    ['png', talkativePng()],
    ['webp', talkativeWebp(20, 10)],
  ])('%s: where, when and by whom it was taken stays behind', (kind, file) => {
    expect(text(file)).toMatch(TALK)
    const clean = cleanPicture(file)
    expect(clean).toMatchObject({ kind, width: 20, height: 10 })
    expect(text(clean.bytes)).not.toMatch(TALK)
    expect(clean.bytes.length).toBeLessThan(file.length)
  })

  it('its pixels stay, every one of them', () => {
    const { bytes } = cleanPicture(talkativeJpeg(20, 10))
    for (const part of [TABLES, frame(20, 10), SCAN]) expect(bytes.includes(part)).toBe(true)
    expect(bytes.includes(Buffer.concat([SCAN, EOI]))).toBe(true)
    expect(cleanPicture(pngOf(20, 10)).bytes).toEqual(pngOf(20, 10))
  })

  it('a photo of a thousand scans, each of which makes a phone go over all of it, is none', () => {
    const photo = (scans: number) =>
      Buffer.concat([SOI, TABLES, frame(12_000, 3_000), ...Array.from({ length: scans }, () => SCAN), EOI])
    expect(refusalOf(photo(12))).toBe('taken')
    expect(refusalOf(photo(1_000))).toBe('PICTURE_UNFIT')
  })

  it('a thumbnail inside does not come out', () => {
    const { bytes } = cleanPicture(talkativeJpeg(20, 10))
    expect(bytes.indexOf(SOI, 2)).toBe(-1)
  })

  it.each([1, 3, 6, 8])('how the phone was held (%i) stays, alone', (orientation) => {
    const { bytes } = cleanPicture(talkativeJpeg(20, 10, orientation))
    const at = bytes.indexOf(Buffer.from('Exif', 'latin1'))
    expect(at >= 0).toBe(orientation !== 1)
    if (at >= 0) expect(orientationIn(bytes.subarray(at))).toBe(orientation)
    expect(text(bytes)).not.toMatch(/GPS/)
  })

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a zip', Buffer.from('PK\u0003\u0004 archive PK\u0005\u0006', 'latin1')],
    ['another picture', talkativeJpeg(5, 5)],
  ])('%s behind its end is cut off', (_what, behind) => {
    for (const file of [plainJpeg(20, 10), pngOf(20, 10), talkativeWebp(20, 10)]) {
      const clean = cleanPicture(Buffer.concat([file, behind]))
      expect(clean.bytes.includes(behind)).toBe(false)
      expect(clean.bytes).toEqual(cleanPicture(file).bytes)
    }
  })

  it('cleaning twice is cleaning once', () => {
    for (const file of [talkativeJpeg(20, 10, 6), talkativePng(), talkativeWebp(20, 10)]) {
      const once = cleanPicture(file).bytes
      expect(cleanPicture(once).bytes).toEqual(once)
    }
  })
})

describe('what is no picture for a page is refused by its content, whatever it is called', () => {
  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1')],
    ['a page', Buffer.from('<!doctype html><p>')],
    ['HEIC', Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['a JPEG without pixels', Buffer.concat([SOI, TABLES, EOI])],
    ['a JPEG without an end', Buffer.concat([SOI, TABLES, frame(5, 5), SCAN])],
    ['a JPEG with two frames', Buffer.concat([SOI, frame(5, 5), frame(6, 6), SCAN, EOI])],
    ['a JPEG with arithmetic coding', Buffer.concat([SOI, segment(0xc9, Buffer.alloc(9)), SCAN, EOI])],
    ['a JPEG of no width', plainJpeg(0, 10)],
    ['a PNG with a changed chunk', Buffer.from(text(pngOf(5, 5)).replace('IDAT', 'IDAU'), 'latin1')],
    ['a PNG with an unknown critical chunk', pngOf(5, 5, [pngChunk('SPLT', Buffer.alloc(3))])],
    ['a moving WebP', animatedWebp()],
    ['a WebP larger than its picture', boastfulWebp()],
    ['RIFF sound', webpChunk('RIFF', Buffer.from('WAVEfmt '))],
  ])('%s', (_what, file) => {
    expect(refusalOf(file)).toBe('PICTURE_UNFIT')
  })

  it.each([
    ['more than 5 MB', Buffer.concat([plainJpeg(20, 10), Buffer.alloc(MOST_PICTURE_BYTES)])],
    ['a small file of very many pixels', plainJpeg(9000, 9000)],
    ['a very long strip', pngOf(12_001, 1)],
  ])('%s', (_what, file) => {
    expect(refusalOf(file)).toBe('PICTURE_TOO_LARGE')
  })
})

describe('any bytes end in a picture or a refusal', () => {
  const files = [talkativeJpeg(20, 10, 6), talkativePng(), talkativeWebp(20, 10)]
  it('broken pictures', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        fc.nat(),
        (file, changes, cut) => {
          const broken = Buffer.from(file.subarray(0, file.length - (cut % 3 === 0 ? cut % file.length : 0)))
          for (const [at, byte] of changes) if (broken.length > 0) broken[at % broken.length] = byte
          const outcome = refusalOf(broken)
          expect(['taken', 'PICTURE_UNFIT', 'PICTURE_TOO_LARGE']).toContain(outcome)
          if (outcome === 'taken')
            expect(cleanPicture(cleanPicture(broken).bytes).bytes).toEqual(cleanPicture(broken).bytes)
        },
      ),
      { numRuns: 2000, seed: 20270519 },
    )
  })

  it('noise behind a beginning that promises a picture', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(SOI, pngOf(1, 1).subarray(0, 8), Buffer.from('RIFF\u0030\u0000\u0000\u0000WEBP', 'latin1')),
        fc.uint8Array({ maxLength: 200 }),
        (head, noise) => {
          expect(['taken', 'PICTURE_UNFIT', 'PICTURE_TOO_LARGE']).toContain(refusalOf(Buffer.concat([head, noise])))
        },
      ),
      { numRuns: 1000, seed: 20270520 },
    )
  })
})
