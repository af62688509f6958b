/** Chance that can be repeated: whether a request is hit depends on the seed and on the how-many-th of its sort it is. */
import { createHash } from 'node:crypto'
import type { Fault, FaultSubject, RandomFault } from './fault'

export class RandomFaults {
  /** Requests so far, by sort: requests of different sorts may overtake each other without changing who is hit. */
  private readonly counted = new Map<string, number>()

  constructor(readonly fault: RandomFault) {}

  draw(subject: FaultSubject): Fault | undefined {
    const { seed, rate, match, ms } = this.fault
    const sort = [subject.action, subject.collection, subject.api, ...subject.functions].join(' ')
    const nth = (this.counted.get(sort) ?? 0) + 1
    this.counted.set(sort, nth)
    const digest = createHash('sha256').update(`${seed} ${nth} ${sort}`).digest()
    if (digest.readUInt32BE(0) / 2 ** 32 >= rate) return undefined
    const kinds = this.fault.kinds.filter((kind) => kind !== 'conflict' || subject.transactional)
    const kind = kinds[digest.readUInt32BE(4) % Math.max(1, kinds.length)]
    return kind && { match, kind, times: 1, ms }
  }
}
