/**
 * What clients did and were told, in the order in which it happened. Keys hold lists that are only appended to, every value once in the whole
 * history: a list that is read then tells who wrote before whom (Kingsbury and Alvaro, "Elle", VLDB 2020, section 3).
 */

export type Operation =
  | { readonly kind: 'read'; readonly key: string; readonly values: readonly number[] }
  | { readonly kind: 'append'; readonly key: string; readonly value: number }

/** `unknown`: the answer to the commit was lost, so that only what others read can tell. */
export type Outcome = 'committed' | 'aborted' | 'unknown'

/** A transaction, or one write or read outside any. */
export interface Done {
  readonly name: string
  readonly operations: readonly Operation[]
  readonly outcome: Outcome
  /** Places in the order of all beginnings and ends; an unknown end is Infinity. */
  readonly began: number
  readonly ended: number
}

/** Something under way, which the client tells of as it goes. */
export interface Underway {
  read(key: string, values: readonly number[]): void
  append(key: string, value: number): void
  end(outcome: Outcome): void
}

export class History {
  readonly done: Done[] = []
  private events = 0
  private lastValue = 0

  /** A value that nobody has appended yet. */
  fresh(): number {
    return ++this.lastValue
  }

  begin(client: string): Underway {
    const began = ++this.events
    const operations: Operation[] = []
    return {
      read: (key, values) => operations.push({ kind: 'read', key, values: [...values] }),
      append: (key, value) => operations.push({ kind: 'append', key, value }),
      end: (outcome) => {
        const ended = ++this.events
        this.done.push({
          name: `${client}@${began}`,
          operations,
          outcome,
          began,
          ended: outcome === 'unknown' ? Number.POSITIVE_INFINITY : ended,
        })
      },
    }
  }
}
