import { crc32, deflateRawSync } from 'node:zlib'

/** The parts of an .xlsx as a container, and a container with some parts put in the place of others. */

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
/** 1 January 1980, where the format's time begins: the same parts always make the same bytes. */
const NO_DATE = 0x21

interface Packed {
  name: Buffer
  flags: number
  method: number
  time: number
  date: number
  crc: number
  body: Buffer
  bytes: number
  externalAttributes: number
}

function packed(name: string, content: Buffer): Packed {
  const body = deflateRawSync(content, { level: 6 })
  const [crc, bytes] = [crc32(content), content.length]
  const kept = { flags: 0x0800, method: 8, time: 0, date: NO_DATE, externalAttributes: 0 }
  return { name: Buffer.from(name), crc, body, bytes, ...kept }
}

function write(parts: readonly Packed[]): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const part of parts) {
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(part.flags, 2)
    common.writeUInt16LE(part.method, 4)
    common.writeUInt16LE(part.time, 6)
    common.writeUInt16LE(part.date, 8)
    common.writeUInt32LE(part.crc, 10)
    common.writeUInt32LE(part.body.length, 14)
    common.writeUInt32LE(part.bytes, 18)
    common.writeUInt16LE(part.name.length, 22)
    const local = Buffer.concat([number(LOCAL_HEADER), common, part.name, part.body])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(part.externalAttributes, 6)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([number(CENTRAL_HEADER), Buffer.from([20, 0]), common, tail, part.name]))
    bodies.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  const size = directory.reduce((sum, entry) => sum + entry.length, 0)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, ...directory, number(END_OF_DIRECTORY), end])
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

export function zipOf(parts: ReadonlyMap<string, string>): Buffer {
  return write([...parts].map(([name, content]) => packed(name, Buffer.from(content))))
}

/** A container whose other parts are copied as they lie there, packed bytes and all. It has been looked through (roll/file/zip-container). */
export function withParts(container: Buffer, replaced: ReadonlyMap<string, Buffer>): Buffer {
  return write(
    entriesOf(container).map((entry) => {
      const content = replaced.get(entry.name.toString('utf8').replace(/^\//, ''))
      return content ? { ...packed('', content), name: entry.name, flags: entry.flags } : entry
    }),
  )
}

/** The directory was followed once already, so its offsets are sound; a comment may stand behind its end. */
function entriesOf(file: Buffer): Packed[] {
  let end = file.length - 22
  while (end >= 0 && file.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1
  if (end < 0) throw new RangeError('no directory')
  const entries: Packed[] = []
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameBytes, size, offset] = [
      file.readUInt16LE(at + 28),
      file.readUInt32LE(at + 20),
      file.readUInt32LE(at + 42),
    ]
    const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
    entries.push({
      name: file.subarray(at + 46, at + 46 + nameBytes),
      // Sizes stand in our headers, so none follows the body.
      flags: file.readUInt16LE(at + 8) & ~0x0008,
      method: file.readUInt16LE(at + 10),
      time: file.readUInt16LE(at + 12),
      date: file.readUInt16LE(at + 14),
      crc: file.readUInt32LE(at + 16),
      body: file.subarray(start, start + size),
      bytes: file.readUInt32LE(at + 24),
      externalAttributes: file.readUInt32LE(at + 38),
    })
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}
