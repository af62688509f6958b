/** A client that does random things: transactions of reads and writes, and single ones, on a few keys that all fight for. */
import type { Chance } from './chance'
import { type Door, type OpenTransaction, type Place, Refused, type Stored } from './door'
import type { History, Underway } from './history'

/** Half of the keys hold lists, half registers. Lists begin without their documents: whoever appends first adds them. */
export interface Keys {
  readonly lists: readonly string[]
  readonly registers: readonly string[]
}

export const groupOf = (key: string) => `group-${Number(key.slice(1)) % 2}`
export const keysOf = (count: number): Keys => ({
  lists: Array.from({ length: count }, (_, i) => `l${i}`),
  registers: Array.from({ length: count }, (_, i) => `r${i}`),
})
/** Registers are there from the beginning and hold this. */
export const NOTHING = 0

/** Registers as lists: each write is made over a value that the writer had read, so that a value tells all before it. */
export class Registers {
  private readonly over = new Map<number, number>()

  wrote(last: number, over: number): void {
    this.over.set(last, over)
  }

  upTo(last: number): number[] {
    const values: number[] = []
    for (let at = last; at !== NOTHING; at = this.over.get(at) ?? NOTHING) values.unshift(at)
    return values
  }
}

/** How the world goes wrong; each in parts of one. */
export interface Mishaps {
  /** Transactions that the client gives up by itself. */
  readonly givenUp: number
}

export class Client {
  constructor(
    private readonly name: string,
    private readonly door: Door,
    private readonly keys: Keys,
    private readonly history: History,
    private readonly registers: Registers,
    private readonly chance: Chance,
    private readonly mishaps: Mishaps = { givenUp: 0.15 },
  ) {}

  async act(): Promise<void> {
    if (this.chance.of(0.6)) return this.transact()
    const underway = this.history.begin(this.name)
    try {
      const told = await this.once(this.door, underway, this.chance.pick(['read', 'push', 'push', 'swap']))
      underway.end(told ? 'committed' : 'aborted')
    } catch (error) {
      underway.end(outcomeOf(error))
    }
  }

  private async transact(): Promise<void> {
    const underway = this.history.begin(this.name)
    let transaction: OpenTransaction | undefined
    let committing = false
    try {
      transaction = await this.door.begin()
      for (let n = 1 + this.chance.below(5); n > 0; n--)
        await this.once(transaction, underway, this.chance.pick(['read', 'read', 'group', 'push', 'push', 'put']))
      if (this.chance.of(this.mishaps.givenUp)) {
        await transaction.abort()
        underway.end('aborted')
        return
      }
      committing = true
      await transaction.commit()
      underway.end('committed')
    } catch (error) {
      underway.end(committing ? outcomeOf(error) : 'aborted')
      // as the SDK does; the answer may be lost as well, and then thirty seconds end it
      if (!committing) await transaction?.abort().catch(mustBeTold)
    }
  }

  /** One read or write; false when it found that there was nothing to do. */
  private async once(
    place: Place,
    underway: Underway,
    what: 'read' | 'group' | 'push' | 'put' | 'swap',
  ): Promise<boolean> {
    const list = this.chance.pick(this.keys.lists)
    const register = this.chance.pick(this.keys.registers)
    switch (what) {
      case 'read': {
        const key = this.chance.of(0.5) ? list : register
        this.tell(underway, key, await place.get(key))
        return true
      }
      case 'group': {
        const group = groupOf(list)
        const found = new Map((await place.group(group)).map((document) => [document._id, document]))
        for (const key of [...this.keys.lists, ...this.keys.registers])
          if (groupOf(key) === group) this.tell(underway, key, found.get(key))
        return true
      }
      case 'push': {
        const value = this.history.fresh()
        underway.append(list, value)
        if (!(await place.push(list, value))) await place.add({ _id: list, group: groupOf(list), list: [value] })
        return true
      }
      case 'put': {
        const document = await place.get(register)
        this.tell(underway, register, document)
        const value = this.freshOver(document)
        underway.append(register, value)
        return place.put(register, value)
      }
      case 'swap': {
        const document = await place.get(register)
        const value = this.freshOver(document)
        underway.append(register, value)
        return this.door.swap(register, document?.last ?? NOTHING, value)
      }
    }
  }

  private freshOver(document: Stored | undefined): number {
    const value = this.history.fresh()
    this.registers.wrote(value, document?.last ?? NOTHING)
    return value
  }

  private tell(underway: Underway, key: string, document: Stored | undefined): void {
    underway.read(key, document?.list ?? this.registers.upTo(document?.last ?? NOTHING))
  }
}

/** A refusal is an end; without an answer nobody knows. */
function outcomeOf(error: unknown): 'aborted' | 'unknown' {
  mustBeTold(error)
  return error instanceof Refused ? 'aborted' : 'unknown'
}

/** A mistake in the test itself is no event of a history. */
function mustBeTold(error: unknown): void {
  if (error instanceof TypeError || error instanceof ReferenceError) throw error
}

/** What every key holds when all is over. */
export async function finalOf(door: Door, keys: Keys, registers: Registers): Promise<Map<string, readonly number[]>> {
  const final = new Map<string, readonly number[]>()
  for (const key of [...keys.lists, ...keys.registers]) {
    const document = await door.get(key)
    final.set(key, document?.list ?? registers.upTo(document?.last ?? NOTHING))
  }
  return final
}
