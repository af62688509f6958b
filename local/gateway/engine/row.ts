import type { Doc } from './value'

/** Whoever holds a row until it commits or gives up: a transaction. */
export interface Holder {
  /** Settles when the holder is done, however it ended. */
  readonly finished: Promise<void>
}

/** What a row held before, kept only while a transaction may still read it. */
export interface Past {
  readonly doc: Doc | null
  readonly version: number
  past: Past | undefined
}

/** One document's place in its collection. `doc` is null before an uncommitted insert and after a remove that a snapshot may still look behind. */
export class Row {
  doc: Doc | null = null
  /** The number of the commit that wrote `doc`; 0 for none. */
  version = 0
  past: Past | undefined = undefined
  holder: Holder | undefined = undefined

  constructor(
    /** The `_id` as text (identity.ts). */
    readonly key: string,
    /** Order of insertion: the natural order of a collection. */
    readonly ordinal: number,
  ) {}
}
