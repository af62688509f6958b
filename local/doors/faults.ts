import { Refusal } from './request'

/** `refuse`: not done; `delay`: done late; `dropAnswer`: done, but nobody hears of it; `conflict`: lost against another writer. */
export const faultKinds = ['refuse', 'delay', 'dropAnswer', 'conflict'] as const
export type FaultKind = (typeof faultKinds)[number]

/** A failure on demand: applies to the next `times` requests that match. */
export interface Fault {
  match: { action?: string; collection?: string; function?: string }
  kind: FaultKind
  times: number
  ms: number
}

/** @throws Refusal 400 naming the field that is wrong. */
export function readFault(fields: Record<string, unknown>): Fault {
  const { match = {}, kind, times = 1, ms = 0 } = fields
  if (!faultKinds.includes(kind as FaultKind)) throw new Refusal(400, `"kind" is one of ${faultKinds.join(', ')}`)
  if (!Number.isInteger(times) || (times as number) < 1) throw new Refusal(400, '"times" is a whole number from 1')
  if (typeof ms !== 'number' || !(ms >= 0)) throw new Refusal(400, '"ms" is a number of milliseconds from 0')
  return { match: readMatch(match), kind: kind as FaultKind, times: times as number, ms }
}

function readMatch(match: unknown): Fault['match'] {
  if (typeof match !== 'object' || match === null) throw new Refusal(400, '"match" is an object')
  for (const [name, value] of Object.entries(match)) {
    if (!['action', 'collection', 'function'].includes(name) || typeof value !== 'string') {
      throw new Refusal(400, `"match" knows action, collection and function (texts), not "${name}"`)
    }
  }
  return match as Fault['match']
}

/** Does this fault hit the phone's call of a function itself, and not a request that the function makes? */
export function hitsTheCall(fault: Fault): boolean {
  return fault.match.function !== undefined && fault.match.action === undefined && fault.match.collection === undefined
}

/** Faults of calls, in the order in which they were planned. */
export class CallFaults {
  private faults: Fault[] = []

  add(fault: Fault): void {
    if (fault.kind === 'conflict') throw new Refusal(400, 'only a database request can lose against another writer')
    this.faults.push({ ...fault })
  }

  clear(): void {
    this.faults = []
  }

  /** Takes the fault that hits a call of this function, if one is planned. */
  take(name: string): Fault | undefined {
    const fault = this.faults.find(({ match }) => match.function === name)
    if (fault && --fault.times === 0) this.faults = this.faults.filter((other) => other !== fault)
    return fault
  }
}
