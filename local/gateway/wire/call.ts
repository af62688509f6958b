/** One request of the SDK, read, and what answers it. */
import type { ServerDate } from '../ejson'
import type { Noted } from '../plan/explain'

export interface Body {
  readonly [name: string]: unknown
}

export interface Call {
  readonly action: string
  readonly body: Body
  readonly requestId: string
  /** The invocation that makes the request; the function environment carries it as session token. Empty when there is none. */
  readonly invocation: string
  /** Where the caller reached us, as in the Host header: links to files begin with it. */
  readonly host: string
  /** The last moment of transactions that the sender had seen; undefined when it does not tell. */
  readonly seen?: number | undefined
  readonly serverDate: ServerDate
  /** Counted for the metrics. */
  readonly meter: { examined: number; returned: number; written: number; plans: readonly Noted[] }
}

/** The answer without its requestId: `data` and what else the SDK reads at the top. */
export interface Answer {
  readonly [name: string]: unknown
}

/** An answer that is bytes and not JSON: only open APIs have it, and the SDK knows it by its content type. */
export class RawAnswer {
  constructor(readonly bytes: Buffer) {}
}

export type Action = (call: Call) => Answer | RawAnswer | Promise<Answer | RawAnswer>
export type Actions = Readonly<Record<string, Action>>
