/** Reads log and snapshot files back. A torn last record is dropped and said; damage anywhere else stops the start with a clear error. */
import { closeSync, ftruncateSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { type Change, changesOf } from './record'

const CHUNK = 1 << 22

interface Line {
  readonly bytes: Buffer
  /** Where the line begins in the file. */
  readonly offset: number
  readonly ended: boolean
}

function* linesOf(fd: number): Generator<Line> {
  const chunk = Buffer.allocUnsafe(CHUNK)
  let rest: Buffer = Buffer.alloc(0)
  let offset = 0
  for (;;) {
    const count = readSync(fd, chunk, 0, CHUNK, null)
    if (count === 0) break
    let data = Buffer.concat([rest, chunk.subarray(0, count)])
    for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10)) {
      yield { bytes: data.subarray(0, end), offset, ended: true }
      offset += end + 1
      data = data.subarray(end + 1)
    }
    rest = data
  }
  if (rest.length > 0) yield { bytes: rest, offset, ended: false }
}

export interface Recovered {
  /** Bytes of whole records. */
  readonly length: number
  /** Bytes of a torn last record that were cut off. */
  readonly torn: number
}

/** Hands every change of a log to `take`, in order, and cuts a torn tail off. */
export function replayLog(file: string, take: (change: Change) => void): Recovered {
  const fd = openSync(file, 'r+')
  try {
    let length = 0
    let size = 0
    let bad: Line | undefined
    for (const line of linesOf(fd)) {
      size = line.offset + line.bytes.length + (line.ended ? 1 : 0)
      const changes = line.ended ? changesOf(line.bytes) : undefined
      if (!changes) {
        bad ??= line
        continue
      }
      if (bad) throw new Error(`${basename(file)} is damaged at byte ${bad.offset}, in front of whole records`)
      for (const change of changes) take(change)
      length = size
    }
    if (size > length) ftruncateSync(fd, length)
    return { length, torn: size - length }
  } finally {
    closeSync(fd)
  }
}

/** Hands every change of a snapshot to `take`. A snapshot gets its name only when it is whole, so any damage is an error. */
export function readSnapshot(file: string, take: (change: Change) => void): void {
  const fd = openSync(file, 'r')
  try {
    let documents = 0
    let end: number | undefined
    for (const line of linesOf(fd)) {
      const changes = line.ended ? changesOf(line.bytes) : undefined
      if (!changes) throw new Error(`${basename(file)} is damaged at byte ${line.offset}`)
      for (const change of changes) {
        if (change.kind === 'end') end = change.documents
        else take(change)
        if (change.kind === 'put') documents++
      }
    }
    if (end !== documents)
      throw new Error(`${basename(file)} is incomplete: ${documents} of ${end ?? 'unknown'} documents`)
  } finally {
    closeSync(fd)
  }
}
