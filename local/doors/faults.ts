import type { Fault, FaultMatch, RandomFault } from '../gateway/fault'
import { Faults, readFault as readGatewayFault, readRandomFault as readGatewayRandomFault } from '../gateway/faults'
import { Refusal } from './request'

/** @throws Refusal 400 naming the field that is wrong. */
export const readFault = (fields: Record<string, unknown>): Fault => refusing(() => readGatewayFault(fields))

/** @throws Refusal 400 naming the field that is wrong. */
export const readRandomFault = (fields: unknown): RandomFault => refusing(() => readGatewayRandomFault(fields))

function refusing<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Refusal(400, error instanceof Error ? error.message : String(error))
  }
}

/**
 * Does this fault hit the phone's call of a function itself? So does one whose action is "call", and one that names a
 * function and nothing else; otherwise it hits the requests that functions make. Only those can lose against another
 * writer.
 */
export function hitsTheCall({ match, kind }: { match: FaultMatch; kind?: Fault['kind'] }): boolean {
  const { action, collection, api } = match
  if (collection !== undefined || api !== undefined || kind === 'conflict') return false
  return action === 'call' || (action === undefined && match.function !== undefined)
}

/** Faults of calls from phones. */
export class CallFaults {
  private readonly faults = new Faults()

  add(fault: Fault): void {
    this.faults.add(fault)
  }

  addRandom(random: RandomFault): void {
    this.faults.addRandom(random)
  }

  clear(): void {
    this.faults.clear()
  }

  /** Takes the fault that hits a call of this function, if one is planned. */
  take(name: string): Fault | undefined {
    return this.faults.take({ action: 'call', collection: undefined, functions: [name] })
  }
}
