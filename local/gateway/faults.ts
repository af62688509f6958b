/**
 * Faults on demand: the next so many requests that match are refused, delayed, answered with a conflict, done without an
 * answer, or cut off before they are done. Or at random, the same ones again for the same seed.
 */
import { Failure, transactionConflict } from './failure'
import type { Fault, FaultKind, FaultMatch, FaultSubject, RandomFault } from './fault'
import { RandomFaults } from './random-faults'

const kinds: readonly string[] = ['refuse', 'delay', 'dropAnswer', 'conflict', 'disconnect']
const matchNames: readonly string[] = ['action', 'collection', 'function', 'api']

/** Reads a fault from a door; throws a plain error that names what is wrong. */
export function readFault(input: unknown): Fault {
  const { match, kind, times = 1, ms = 0, ...rest } = (input ?? {}) as Record<string, unknown>
  const odd = Object.keys(rest)[0]
  if (odd) throw new Error(`a fault has no "${odd}"`)
  if (typeof kind !== 'string' || !kinds.includes(kind)) throw new Error(`a fault is one of ${kinds.join(', ')}`)
  if (!Number.isInteger(times) || (times as number) < 1) throw new Error('times must be a whole number above 0')
  return { match: readMatch(match), kind: kind as FaultKind, times: times as number, ms: readMs(ms) }
}

/** Reads `{"seed", "rate", "kinds", "match", "ms"}`; throws a plain error that names what is wrong. */
export function readRandomFault(input: unknown): RandomFault {
  const { seed, rate, kinds: chosen, match = {}, ms = 50, ...rest } = (input ?? {}) as Record<string, unknown>
  const odd = Object.keys(rest)[0]
  if (odd) throw new Error(`random faults have no "${odd}"`)
  if (!Number.isInteger(seed)) throw new Error('seed must be a whole number')
  if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1)) throw new Error('rate must be a number from 0 to 1')
  if (!Array.isArray(chosen) || chosen.length === 0 || !chosen.every((kind) => kinds.includes(kind as string))) {
    throw new Error(`kinds must be a list of ${kinds.join(', ')}`)
  }
  return { seed: seed as number, rate, kinds: chosen as FaultKind[], match: readMatch(match), ms: readMs(ms) }
}

function readMatch(match: unknown): FaultMatch {
  if (typeof match !== 'object' || match === null) throw new Error('a fault needs a match')
  for (const [name, value] of Object.entries(match)) {
    if (!matchNames.includes(name) || typeof value !== 'string') throw new Error(`a fault cannot match by "${name}"`)
  }
  return match
}

function readMs(ms: unknown): number {
  if (typeof ms !== 'number' || !(ms >= 0)) throw new Error('ms must be a number from 0')
  return ms
}

export class Faults {
  private waiting: { fault: Fault; left: number }[] = []
  private random: RandomFaults[] = []
  /** Ends of the delays that are under way. */
  private readonly held = new Set<() => void>()

  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 })
  }

  addRandom(random: RandomFault): void {
    this.random.push(new RandomFaults(random))
  }

  /** Plans nothing more, and lets go what a delay holds. */
  clear(): void {
    this.waiting = []
    this.random = []
    for (const letGo of this.held) letGo()
  }

  /** How many requests a delay holds now. */
  get holding(): number {
    return this.held.size
  }

  /** What happens before the action: a refusal is thrown, a delay waited for. */
  async strike(fault: Fault | undefined): Promise<void> {
    if (fault?.kind === 'delay') await this.hold(fault.ms ?? 0)
    if (fault?.kind === 'conflict') throw transactionConflict()
    if (fault?.kind === 'refuse') throw new Failure('SYS_ERR', 'refused by a fault of the local gateway')
  }

  private hold(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const letGo = () => {
        clearTimeout(timer)
        this.held.delete(letGo)
        resolve()
      }
      const timer = setTimeout(letGo, ms)
      this.held.add(letGo)
    })
  }

  /** True when no request can be hit. */
  get none(): boolean {
    return this.waiting.length === 0 && this.random.length === 0
  }

  /** The first fault that fits, used up by one; else what chance brings. */
  take(subject: FaultSubject): Fault | undefined {
    const found = this.waiting.find(({ fault }) => fits(fault.match, subject))
    if (!found) return this.draw(subject)
    found.left--
    if (found.left === 0) this.waiting = this.waiting.filter((each) => each !== found)
    return found.fault
  }

  private draw(subject: FaultSubject): Fault | undefined {
    for (const random of this.random) {
      const fault = fits(random.fault.match, subject) ? random.draw(subject) : undefined
      if (fault) return fault
    }
    return undefined
  }
}

function fits(match: FaultMatch, { action, collection, functions, api }: FaultSubject): boolean {
  if (match.api !== undefined && match.api !== api) return false
  if (match.action !== undefined && match.action !== action) return false
  if (match.collection !== undefined && match.collection !== collection) return false
  return match.function === undefined || functions.includes(match.function)
}
