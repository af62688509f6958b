import { type Fault, Faults, readFault as readGatewayFault } from '../gateway/faults'
import { Refusal } from './request'

/** @throws Refusal 400 naming the field that is wrong. */
export function readFault(fields: Record<string, unknown>): Fault {
  try {
    return readGatewayFault(fields)
  } catch (error) {
    throw new Refusal(400, error instanceof Error ? error.message : String(error))
  }
}

/**
 * Does this fault hit the phone's call of a function itself? So does one that names a function and nothing else; with
 * an action or a collection it hits the requests that the function makes. Only those can lose against another writer.
 */
export function hitsTheCall({ match, kind }: Fault): boolean {
  const named = match.function !== undefined && match.action === undefined && match.collection === undefined
  return named && kind !== 'conflict'
}

/** Faults of calls from phones. */
export class CallFaults {
  private readonly faults = new Faults()

  add(fault: Fault): void {
    this.faults.add(fault)
  }

  clear(): void {
    this.faults.clear()
  }

  /** Takes the fault that hits a call of this function, if one is planned. */
  take(name: string): Fault | undefined {
    return this.faults.take({ action: 'call', collection: undefined, functions: [name] })
  }
}
