/**
 * A sorted list of (key, row) in blocks: binary search over the blocks, then inside one. Inserting moves at most one block, so a list of a
 * million entries stays quick without a tree. Rows with equal keys are kept in the order of their ordinal (the order of insertion).
 */
const BLOCK = 512
/** Blocks that are filled in one go leave room for a few more. */
const FILLED = 448

export interface Ordered {
  readonly ordinal: number
}

interface Block<R> {
  keys: string[]
  rows: R[]
}

/** Where a scan stands. Only valid until the list changes: scans are not interrupted by writes. */
interface Place {
  block: number
  at: number
}

export class SortedList<R extends Ordered> {
  private blocks: Block<R>[] = []
  size = 0

  /** The first place whose key is >= `key` (and, among equal keys, whose ordinal is >= `ordinal`). */
  private seek(key: string, ordinal: number): Place {
    const blocks = this.blocks
    let low = 0
    let high = blocks.length
    while (low < high) {
      const middle = (low + high) >> 1
      const block = blocks[middle] as Block<R>
      const last = block.keys.length - 1
      if (before(block.keys[last] as string, (block.rows[last] as R).ordinal, key, ordinal)) low = middle + 1
      else high = middle
    }
    const block = blocks[low]
    if (!block) return { block: low, at: 0 }
    let from = 0
    let to = block.keys.length
    while (from < to) {
      const middle = (from + to) >> 1
      if (before(block.keys[middle] as string, (block.rows[middle] as R).ordinal, key, ordinal)) from = middle + 1
      else to = middle
    }
    return { block: low, at: from }
  }

  /** Fills an empty list in one go, which is many times quicker than one by one: `keys[i]` belongs to `rows[i]`. */
  fill(keys: readonly string[], rows: readonly R[], keysAre: 'sorted' | 'unsorted'): void {
    const order = new Uint32Array(keys.length).map((_, i) => i)
    if (keysAre === 'unsorted')
      order.sort((a, b) => {
        const [left, right] = [keys[a] as string, keys[b] as string]
        if (left === right) return (rows[a] as R).ordinal - (rows[b] as R).ordinal
        return left < right ? -1 : 1
      })
    for (let from = 0; from < order.length; from += FILLED) {
      const some = [...order.subarray(from, from + FILLED)]
      this.blocks.push({ keys: some.map((i) => keys[i] as string), rows: some.map((i) => rows[i] as R) })
    }
    this.size = keys.length
  }

  insert(key: string, row: R): void {
    this.size++
    const place = this.seek(key, row.ordinal)
    const end = place.block === this.blocks.length
    const block = this.blocks[end ? place.block - 1 : place.block]
    if (!block) {
      this.blocks.push({ keys: [key], rows: [row] })
      return
    }
    const at = end ? block.keys.length : place.at
    block.keys.splice(at, 0, key)
    block.rows.splice(at, 0, row)
    if (block.keys.length > BLOCK) this.split(end ? place.block - 1 : place.block, block, at)
  }

  /** Appending in order leaves full blocks behind, as a bulk load wants; otherwise a block splits in the middle. */
  private split(index: number, block: Block<R>, at: number): void {
    const cut = at === block.keys.length - 1 ? at : block.keys.length >> 1
    this.blocks.splice(index + 1, 0, { keys: block.keys.splice(cut), rows: block.rows.splice(cut) })
  }

  remove(key: string, row: R): void {
    const place = this.seek(key, row.ordinal)
    const block = this.blocks[place.block]
    if (!block || block.rows[place.at] !== row) throw new Error('index out of step with its rows')
    block.keys.splice(place.at, 1)
    block.rows.splice(place.at, 1)
    if (block.keys.length === 0) this.blocks.splice(place.block, 1)
    this.size--
  }

  /** Entries with from <= key < to, ascending. */
  *up(from: string, to: string): Generator<readonly [string, R]> {
    const start = this.seek(from, -1)
    let at = start.at
    for (let b = start.block; b < this.blocks.length; b++) {
      const block = this.blocks[b] as Block<R>
      for (; at < block.keys.length; at++) {
        const key = block.keys[at] as string
        if (key >= to) return
        yield [key, block.rows[at] as R]
      }
      at = 0
    }
  }

  /** Entries with from <= key < to, descending. */
  *down(from: string, to: string): Generator<readonly [string, R]> {
    const start = this.seek(to, -1)
    let at = start.at - 1
    for (let b = start.block; b >= 0; b--) {
      const block = this.blocks[b]
      if (!block) {
        at = (this.blocks[b - 1]?.keys.length ?? 0) - 1
        continue
      }
      for (; at >= 0; at--) {
        const key = block.keys[at] as string
        if (key < from) return
        yield [key, block.rows[at] as R]
      }
      at = (this.blocks[b - 1]?.keys.length ?? 0) - 1
    }
  }

  /** The first key >= `key`, if there is one. */
  nextKey(key: string): string | undefined {
    const place = this.seek(key, -1)
    return this.blocks[place.block]?.keys[place.at]
  }

  /** The row of an entry whose key another row has too, if there is one. */
  firstTwin(): R | undefined {
    let before: string | undefined
    for (const { keys, rows } of this.blocks) {
      for (const [i, key] of keys.entries()) {
        if (key === before) return rows[i]
        before = key
      }
    }
    return undefined
  }

  /** How many entries lie in [from, to), counting no further than `most`. */
  countUpTo(from: string, to: string, most: number): number {
    let count = 0
    for (const _ of this.up(from, to)) if (++count >= most) break
    return count
  }
}

function before(key: string, ordinal: number, than: string, thanOrdinal: number): boolean {
  return key < than || (key === than && ordinal < thanOrdinal)
}
