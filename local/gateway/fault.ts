/** What can go wrong with a request on demand, and which requests it is meant for. */

export type FaultKind = 'refuse' | 'delay' | 'dropAnswer' | 'conflict' | 'disconnect'

export interface FaultMatch {
  readonly action?: string
  readonly collection?: string
  /** The function that is called, or that makes the request. */
  readonly function?: string
  /** An open API of WeChat, like "subscribeMessage.send". */
  readonly api?: string
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
  readonly api?: string
  /** Does it belong to a transaction? Only such a request can lose against another writer. */
  readonly transactional?: boolean
}

/** So many of a hundred requests, by `rate` from 0 to 1, chosen by the seed and nothing else. */
export interface RandomFault {
  readonly seed: number
  readonly rate: number
  readonly kinds: readonly FaultKind[]
  readonly match: FaultMatch
  /** How long a delay lasts, in real milliseconds. */
  readonly ms: number
}
