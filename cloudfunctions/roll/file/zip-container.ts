import { createInflateRaw } from 'node:zlib'
import { refuse } from '../../kit/refusal'
import { MAX_FILE_BYTES, MAX_INFLATED_BYTES } from './limits'

/**
 * What an uploaded file really is, before any spreadsheet library sees it (safety, "Uploads": the library alone does not protect). A part
 * of the file is inflated in a stream under caps, and only what was seen here is handed on.
 */

/** Deflate reaches 1 : 1032; sheets that people fill stay below 1 : 60. Small parts may repeat themselves freely. */
export const MAX_RATIO = 250
const RATIO_FROM_BYTES = 1024 * 1024
const MAX_ENTRIES = 1_000

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535

interface Entry {
  name: string
  method: number
  compressedBytes: number
  inflatedBytes: number
  offset: number
}

export function isZip(file: Buffer): boolean {
  return file.length >= 4 && file.readUInt32LE(0) === LOCAL_HEADER
}

/** The parts of an .xlsx by name, inflated. Refuses what is no spreadsheet, too large, broken, or declares entities. */
export async function readContainer(file: Buffer): Promise<Map<string, Buffer>> {
  if (file.length > MAX_FILE_BYTES) refuse('FILE_TOO_LARGE')
  if (file.length === 0) refuse('FILE_UNREADABLE')
  if (!isZip(file)) refuse('FILE_NOT_SPREADSHEET')
  const entries = directoryOf(file)
  assertApart(entries, file.length)
  if (entries.reduce((sum, entry) => sum + entry.inflatedBytes, 0) > MAX_INFLATED_BYTES) refuse('FILE_TOO_LARGE')
  const types = entries.find((entry) => entry.name === '[Content_Types].xml')
  if (!types) return refuse('FILE_NOT_SPREADSHEET')
  if (!(await inflate(file, types)).includes('spreadsheetml')) refuse('FILE_NOT_SPREADSHEET')
  const parts = new Map<string, Buffer>()
  for (const entry of entries.filter(({ name }) => isRead(name))) {
    const part = await inflate(file, entry)
    assertNoDeclarations(part)
    parts.set(entry.name, part)
  }
  return parts
}

/** Only the parts that hold cells; pictures, macros and links stay behind. */
function isRead(name: string): boolean {
  return /\.(xml|rels)$/i.test(name)
}

/** The central directory; anything that it cannot be is a broken file. */
function directoryOf(file: Buffer): Entry[] {
  const end = endOfDirectory(file)
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  if (count > MAX_ENTRIES) refuse('FILE_TOO_LARGE')
  const entries = new Map<string, Entry>()
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== CENTRAL_HEADER) refuse('FILE_UNREADABLE')
    const nameBytes = file.readUInt16LE(at + 28)
    const entry: Entry = {
      name: file.toString('utf8', at + 46, at + 46 + nameBytes).replace(/^\//, ''),
      method: file.readUInt16LE(at + 10),
      compressedBytes: file.readUInt32LE(at + 20),
      inflatedBytes: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    }
    const encrypted = (file.readUInt16LE(at + 8) & 1) === 1
    if (encrypted || (entry.method !== 0 && entry.method !== 8) || entries.has(entry.name)) refuse('FILE_UNREADABLE')
    entries.set(entry.name, entry)
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return [...entries.values()]
}

function endOfDirectory(file: Buffer): number {
  const earliest = Math.max(0, file.length - END_BYTES - MAX_COMMENT_BYTES)
  for (let at = file.length - END_BYTES; at >= earliest; at -= 1)
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at
  return refuse('FILE_UNREADABLE')
}

/** Parts that lie over one another inflate the same bytes many times; honest writers never do that. */
function assertApart(entries: readonly Entry[], fileBytes: number): void {
  let free = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < free) refuse('FILE_UNREADABLE')
    free = entry.offset + 30 + entry.compressedBytes
  }
  if (free > fileBytes) refuse('FILE_UNREADABLE')
}

/** One part, inflated no further than it declares and the caps allow. */
async function inflate(file: Buffer, entry: Entry): Promise<Buffer> {
  if (entry.offset + 30 > file.length || file.readUInt32LE(entry.offset) !== LOCAL_HEADER) refuse('FILE_UNREADABLE')
  const start = entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28)
  if (start + entry.compressedBytes > file.length) refuse('FILE_UNREADABLE')
  const body = file.subarray(start, start + entry.compressedBytes)
  if (entry.method === 0) return body.length === entry.inflatedBytes ? body : refuse('FILE_UNREADABLE')
  if (entry.inflatedBytes > RATIO_FROM_BYTES && entry.inflatedBytes > MAX_RATIO * entry.compressedBytes)
    refuse('FILE_TOO_LARGE')
  const part = await inflateBody(body, entry.inflatedBytes)
  return part?.length === entry.inflatedBytes ? part : refuse('FILE_UNREADABLE')
}

/** Null when the bytes do not inflate, or give more than was declared: then the stream is stopped at once. */
async function inflateBody(body: Buffer, limit: number): Promise<Buffer | null> {
  const stream = createInflateRaw()
  const chunks: Buffer[] = []
  let bytes = 0
  stream.end(body)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limit) return null
      chunks.push(chunk)
    }
  } catch (error) {
    if (isZlibError(error)) return null
    throw error
  } finally {
    stream.destroy()
  }
  return Buffer.concat(chunks)
}

/** Z_DATA_ERROR, Z_BUF_ERROR: the bytes are no deflate stream, or end too early. */
function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

/** No part of a spreadsheet declares a document type or entities; whoever does wants them expanded. UTF-16 parts are looked through too. */
function assertNoDeclarations(part: Buffer): void {
  const declared = /<!(DOCTYPE|ENTITY)/i
  const text = part.toString('latin1')
  if (declared.test(text) || (text.includes('\0') && declared.test(text.replace(/\0/g, '')))) refuse('FILE_UNREADABLE')
}
