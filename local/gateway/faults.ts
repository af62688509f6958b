/** Faults on demand: the next so many requests that match are refused, delayed, answered with a conflict, or done without an answer. */
import { Failure, transactionConflict } from './failure'

export type FaultKind = 'refuse' | 'delay' | 'dropAnswer' | 'conflict'

export interface FaultMatch {
  readonly action?: string
  readonly collection?: string
  /** The function that is called, or that makes the request. */
  readonly function?: string
}

export interface Fault {
  readonly match: FaultMatch
  readonly kind: FaultKind
  /** How many requests; 1 when left out. */
  readonly times?: number
  /** How long a delay lasts, in real milliseconds. */
  readonly ms?: number
}

export interface FaultSubject {
  readonly action: string
  readonly collection: string | undefined
  readonly functions: readonly (string | undefined)[]
}

const kinds: readonly string[] = ['refuse', 'delay', 'dropAnswer', 'conflict']
const matchNames: readonly string[] = ['action', 'collection', 'function']

/** Reads a fault from a door; throws a plain error that names what is wrong. */
export function readFault(input: unknown): Fault {
  const { match, kind, times = 1, ms = 0, ...rest } = (input ?? {}) as Record<string, unknown>
  const odd = Object.keys(rest)[0]
  if (odd) throw new Error(`a fault has no "${odd}"`)
  if (typeof kind !== 'string' || !kinds.includes(kind)) throw new Error(`a fault is one of ${kinds.join(', ')}`)
  if (typeof match !== 'object' || match === null) throw new Error('a fault needs a match')
  for (const [name, value] of Object.entries(match)) {
    if (!matchNames.includes(name) || typeof value !== 'string') throw new Error(`a fault cannot match by "${name}"`)
  }
  if (!Number.isInteger(times) || (times as number) < 1) throw new Error('times must be a whole number above 0')
  if (typeof ms !== 'number' || !(ms >= 0)) throw new Error('ms must be a number from 0')
  return { match, kind: kind as FaultKind, times: times as number, ms }
}

export class Faults {
  private waiting: { fault: Fault; left: number }[] = []

  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 })
  }

  clear(): void {
    this.waiting = []
  }

  /** The first fault that fits, used up by one. */
  take(subject: FaultSubject): Fault | undefined {
    if (this.waiting.length === 0) return undefined
    const found = this.waiting.find(({ fault }) => fits(fault.match, subject))
    if (!found) return undefined
    found.left--
    if (found.left === 0) this.waiting = this.waiting.filter((each) => each !== found)
    return found.fault
  }
}

function fits(match: FaultMatch, { action, collection, functions }: FaultSubject): boolean {
  if (match.action !== undefined && match.action !== action) return false
  if (match.collection !== undefined && match.collection !== collection) return false
  return match.function === undefined || functions.includes(match.function)
}

/** What happens before the action: a refusal is thrown, a delay waited for. */
export async function strike(fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 0))
  if (fault?.kind === 'conflict') throw transactionConflict()
  if (fault?.kind === 'refuse') throw new Failure('SYS_ERR', 'refused by a fault of the local gateway')
}
