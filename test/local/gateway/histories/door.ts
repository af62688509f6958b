/** The few things that a client of a history does, whichever way it reaches the gateway. Each key is one document. */
export interface Stored {
  readonly _id: string
  readonly group: string
  readonly list?: readonly number[]
  readonly last?: number
}

/** What a read or a write may be refused with; anything else means that the answer was lost. */
export class Refused extends Error {}

export interface Place {
  get(key: string): Promise<Stored | undefined>
  /** All documents of a group, found by an index. */
  group(group: string): Promise<readonly Stored[]>
  /** Pushes onto the list of a document; false when there is no such document. */
  push(key: string, value: number): Promise<boolean>
  /** Writes the register of a document; false when there is no such document. */
  put(key: string, last: number): Promise<boolean>
  add(document: Stored): Promise<void>
}

export interface OpenTransaction extends Place {
  commit(): Promise<void>
  abort(): Promise<void>
}

export interface Door extends Place {
  begin(): Promise<OpenTransaction>
  /** Writes the register if it still holds `over`; false when it does not. One guarded write, outside any transaction. */
  swap(key: string, over: number, last: number): Promise<boolean>
}
