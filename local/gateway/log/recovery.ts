/** Reads log and snapshot files back. A torn last record is dropped and said; damage anywhere else stops the start with a clear error. */
import { closeSync, ftruncateSync, openSync, readSync, statSync } from 'node:fs'
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

interface Replayed {
  /** Bytes of whole records. */
  readonly length: number
  /** What stood behind them and was cut off: part of a record, or a whole one whose checksum does not fit. */
  readonly cut: 'nothing' | 'torn' | 'damaged'
  readonly cutBytes: number
}

/** Hands every change of a log to `take`, in order, and cuts a bad tail off if there may be one. */
function replayLog(file: string, tail: 'whole' | 'may be cut', take: (change: Change) => void): Replayed {
  const fd = openSync(file, tail === 'whole' ? 'r' : 'r+')
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
      if (bad) throw damaged(file, bad)
      for (const change of changes) take(change)
      length = size
    }
    if (!bad) return { length, cut: 'nothing', cutBytes: 0 }
    if (tail === 'whole') throw damaged(file, bad)
    ftruncateSync(fd, length)
    return { length, cut: bad.ended ? 'damaged' : 'torn', cutBytes: size - length }
  } finally {
    closeSync(fd)
  }
}

const damaged = (file: string, { offset }: Line) =>
  new Error(`${basename(file)} is damaged at byte ${offset}, in front of whole records`)

const sayings = {
  torn: (bytes: number) => `the log ended in a torn record: ${bytes} bytes that nobody was told of were dropped`,
  damaged: (bytes: number) =>
    `the end of the log is damaged (its checksum does not fit): ${bytes} bytes were dropped, somebody may have been told of them`,
}

/** Replays one log after the other; only the last that holds anything may end in a bad record, which is said. Bytes in all and in the last. */
export function replayLogs(
  files: readonly string[],
  take: (change: Change) => void,
  say: (line: string) => void,
): { readonly total: number; readonly last: number } {
  let total = 0
  let last = 0
  for (const [i, file] of files.entries()) {
    const followed = files.slice(i + 1).some((later) => statSync(later).size > 0)
    const { length, cut, cutBytes } = replayLog(file, followed ? 'whole' : 'may be cut', take)
    if (cut !== 'nothing') say(sayings[cut](cutBytes))
    total += length
    last = length
  }
  return { total, last }
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
