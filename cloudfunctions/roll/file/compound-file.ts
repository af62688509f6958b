import { refuse } from '../../kit/refusal'

/*
 * The container of an .xls (Compound File Binary, [MS-CFB]): sectors in chains. Every chain is followed no longer than the file has sectors,
 * so that a chain that bites its tail, or promises gigabytes, ends in FILE_UNREADABLE.
 */

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const HEADER_BYTES = 512
const ENTRY_BYTES = 128
/** Sector numbers from here on are marks: free, end of chain, FAT, DIFAT. */
const FIRST_MARK = 0xfffffffa
const IN_HEADER = 109
const MAX_ENTRIES = 2_000

export function isCompoundFile(file: Buffer): boolean {
  return file.length >= SIGNATURE.length && file.subarray(0, SIGNATURE.length).equals(SIGNATURE)
}

interface Layout {
  file: Buffer
  sectorBytes: number
  sectors: number
  fat: Uint32Array
}

/** The streams of a compound file that a spreadsheet may have, by name, without their bytes repeated. Refuses FILE_UNREADABLE. */
export function readCompoundFile(file: Buffer): Map<string, Buffer> {
  if (file.length < HEADER_BYTES) refuse('FILE_UNREADABLE')
  const shift = file.readUInt16LE(30)
  if ((shift !== 9 && shift !== 12) || file.readUInt16LE(32) !== 6) refuse('FILE_UNREADABLE')
  const sectorBytes = 1 << shift
  const sectors = Math.ceil(file.length / sectorBytes) - 1
  const layout: Layout = { file, sectorBytes, sectors, fat: new Uint32Array() }
  layout.fat = table(layout, fatSectors(layout))
  const directory = chain(layout, file.readUInt32LE(48))
  const entries = entriesOf(bytesOf(layout, directory))
  const root = entries.find(({ kind }) => kind === 5) ?? refuse('FILE_UNREADABLE')
  const small = smallStreams(layout, root)
  const streams = new Map<string, Buffer>()
  for (const entry of entries) {
    if (entry.kind !== 2 || streams.has(entry.name) || !WANTED.has(entry.name)) continue
    if (entry.bytes > file.length) refuse('FILE_UNREADABLE')
    const large = entry.bytes >= file.readUInt32LE(56)
    const body = large ? bytesOf(layout, chain(layout, entry.start)) : small(entry.start)
    if (body.length < entry.bytes) refuse('FILE_UNREADABLE')
    streams.set(entry.name, body.subarray(0, entry.bytes))
  }
  return streams
}

/** A spreadsheet of 97 to 2003, one of 95, and what says that there is a password. */
const WANTED = new Set(['Workbook', 'Book', 'EncryptedPackage'])

/** The sectors that hold the FAT: the first 109 in the header, the others in a chain of their own. */
function fatSectors({ file, sectorBytes, sectors }: Layout): number[] {
  const found: number[] = []
  const add = (sector: number): void => {
    if (sector < FIRST_MARK) found.push(sector)
  }
  for (let i = 0; i < IN_HEADER; i += 1) add(file.readUInt32LE(76 + 4 * i))
  let next = file.readUInt32LE(68)
  for (let steps = 0; next < FIRST_MARK; steps += 1) {
    const at = (next + 1) * sectorBytes
    if (steps > sectors || at + sectorBytes > file.length) refuse('FILE_UNREADABLE')
    for (let i = 0; i < sectorBytes / 4 - 1; i += 1) add(file.readUInt32LE(at + 4 * i))
    next = file.readUInt32LE(at + sectorBytes - 4)
  }
  if (found.length > sectors || new Set(found).size < found.length) refuse('FILE_UNREADABLE')
  return found
}

/** Sectors of numbers as one table. */
function table(layout: Layout, list: readonly number[]): Uint32Array {
  const bytes = bytesOf(layout, list)
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readUInt32LE(4 * i))
}

function chain({ fat, sectors }: Layout, start: number): number[] {
  const list: number[] = []
  for (let sector = start; sector < FIRST_MARK; sector = fat[sector] ?? refuse('FILE_UNREADABLE')) {
    list.push(sector)
    if (list.length > sectors) refuse('FILE_UNREADABLE')
  }
  return list
}

function bytesOf({ file, sectorBytes }: Layout, list: readonly number[]): Buffer {
  const parts = list.map((sector) => {
    const at = (sector + 1) * sectorBytes
    // Some writers leave the last sector short.
    return at < file.length ? file.subarray(at, at + sectorBytes) : refuse('FILE_UNREADABLE')
  })
  return Buffer.concat(parts)
}

interface Entry {
  name: string
  kind: number
  start: number
  bytes: number
}

function entriesOf(directory: Buffer): Entry[] {
  const count = Math.floor(directory.length / ENTRY_BYTES)
  if (count > MAX_ENTRIES) refuse('FILE_TOO_LARGE')
  return Array.from({ length: count }, (_, i) => {
    const entry = directory.subarray(i * ENTRY_BYTES, (i + 1) * ENTRY_BYTES)
    const nameBytes = Math.min(64, Math.max(2, entry.readUInt16LE(64)))
    return {
      name: entry.toString('utf16le', 0, nameBytes - 2),
      kind: entry[66] ?? 0,
      start: entry.readUInt32LE(116),
      bytes: entry.readUInt32LE(120),
    }
  })
}

/** Streams below the cutoff lie in sectors of 64 bytes inside the root's own stream. */
function smallStreams(layout: Layout, root: Entry): (start: number) => Buffer {
  const SMALL = 64
  const { file } = layout
  const inside = bytesOf(layout, chain(layout, root.start))
  const fat = table(layout, chain(layout, file.readUInt32LE(60)))
  return (start) => {
    const parts: Buffer[] = []
    for (let sector = start; sector < FIRST_MARK; sector = fat[sector] ?? refuse('FILE_UNREADABLE')) {
      parts.push(inside.subarray(sector * SMALL, (sector + 1) * SMALL))
      if (parts.length > fat.length) refuse('FILE_UNREADABLE')
    }
    return Buffer.concat(parts)
  }
}
