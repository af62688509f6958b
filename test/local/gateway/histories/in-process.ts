/**
 * Histories without a network: the actions of a gateway on a database in memory, and a scheduler that lets one client go on at a time, chosen by
 * the seed. The same seed makes the same history, so that what is found can be looked at again.
 */
import { EJSON } from 'bson'
import { readingActions } from '../../../../local/gateway/actions/reading'
import { transactionActions } from '../../../../local/gateway/actions/transactions'
import { writingActions } from '../../../../local/gateway/actions/writing'
import { Database } from '../../../../local/gateway/engine/database'
import { Failure } from '../../../../local/gateway/failure'
import { Transactions } from '../../../../local/gateway/transaction/transactions'
import type { Answer } from '../../../../local/gateway/wire/call'
import { anomaliesOf } from './anomalies'
import { Chance } from './chance'
import { Client, finalOf, groupOf, type Keys, keysOf, NOTHING, Registers } from './client'
import { type Door, type OpenTransaction, type Place, Refused, type Stored } from './door'
import { History } from './history'
import { manifest } from './manifest'

export interface Run {
  readonly seed: number
  readonly clients: number
  /** Actions of each client. */
  readonly actions: number
  readonly keys: number
}

/** So many turns of the event loop are more than an operation takes that does not wait for another client. */
const TURNS = 8
const settled = async () => {
  for (let i = 0; i < TURNS; i++) await new Promise<void>((resolve) => setImmediate(resolve))
}

const text = (value: object) => EJSON.stringify(value, { relaxed: false })

export async function historyInProcess({ seed, clients, actions, keys: count }: Run) {
  const chance = new Chance(seed)
  const clock = { time: 0, now: () => clock.time }
  const disk = { full: false }
  const database = new Database(manifest)
  const transactions = new Transactions(database, clock)
  const journal = {
    append() {
      if (disk.full) throw new Failure('SYS_ERR', 'the disk is full')
    },
    durable: () => undefined,
  }
  database.begin(journal)
  const keys = keysOf(count)
  const history = new History()
  const registers = new Registers()

  const waiting: { name: number; go: () => void }[] = []
  let running = clients
  const door = (name: number) =>
    doorOf(database, transactions, clock, {
      turn: () => new Promise<void>((go) => waiting.push({ name, go })),
      lost: () => chance.of(0.05),
    })
  await furnish(doorOf(database, transactions, clock, { turn: async () => {}, lost: () => false }), keys)
  const all = Array.from({ length: clients }, async (_, name) => {
    const client = new Client(`client ${name}`, door(name), keys, history, registers, chance)
    for (let n = 0; n < actions; n++) await client.act()
    running--
  })
  const failed = Promise.all(all).then(() => undefined)
  const steps = (async () => {
    for (await settled(); running > 0; await settled()) {
      disk.full = chance.of(0.02)
      // when everybody waits for a transaction that nobody goes on with, thirty seconds must help; sometimes they pass anyway
      if (waiting.length === 0 || chance.of(0.004)) {
        clock.time += 30_000
        transactions.start()
      }
      const [next] = waiting.splice(chance.below(waiting.length), 1)
      next?.go()
    }
  })()
  await Promise.all([failed, steps])
  disk.full = false
  const final = await finalOf(
    doorOf(database, transactions, clock, { turn: async () => {}, lost: () => false }),
    keys,
    registers,
  )
  transactions.close()
  return { history, anomalies: anomaliesOf(history, final) }
}

/** Registers are there before the first client comes. */
export async function furnish(door: Door, keys: Keys): Promise<void> {
  for (const key of keys.registers) await door.add({ _id: key, group: groupOf(key), last: NOTHING })
}

interface World {
  /** Settles when it is the client's turn. */
  turn(): Promise<void>
  /** Whether the answer to this write is lost. */
  lost(): boolean
}

function doorOf(database: Database, transactions: Transactions, clock: { now(): number }, world: World): Door {
  const actions = {
    ...readingActions(database, transactions),
    ...writingActions(database, transactions),
    ...transactionActions(transactions),
  }
  async function send(action: string, body: object): Promise<Answer> {
    await world.turn()
    const call = {
      action,
      body: { collectionName: 'lists', ...body },
      requestId: '',
      invocation: '',
      host: '',
      serverDate: () => new Date(clock.now()),
      meter: { examined: 0, returned: 0, written: 0, plans: [] },
    }
    try {
      return (await actions[`database.${action}`]?.(call)) as Answer
    } catch (error) {
      if (error instanceof Failure) throw new Refused(`${error.code} ${error.message}`)
      throw error
    }
  }
  const listOf = (answer: Answer) =>
    (answer.data as { list: string[] }).list.map((each) => EJSON.parse(each) as unknown as Stored)
  const updatedBy = (answer: Answer) => (answer.data as { updated: number }).updated === 1
  const place = (within: object): Place => {
    const modify = async (query: object, data: object) =>
      updatedBy(
        await send('modifyDocument', { query: text(query), data: text(data), merge: true, multi: false, ...within }),
      )
    return {
      get: async (key) =>
        listOf(await send('getDocument', { query: text({ _id: key }), queryType: 'DOC', multi: false, ...within }))[0],
      group: async (group) =>
        listOf(await send('getDocument', { query: text({ group }), queryType: 'WHERE', limit: 100, ...within })),
      push: (key, value) => modify({ _id: key }, { $push: { list: value } }),
      put: (key, last) => modify({ _id: key }, { $set: { last } }),
      add: async (document) => {
        await send('insertDocument', { data: [text(document)], ...within })
      },
    }
  }
  const answered = async (answer: Promise<Answer>) => {
    await answer
    if (world.lost()) throw new Error('the answer was lost')
  }
  return {
    ...place({}),
    async begin(): Promise<OpenTransaction> {
      const { transactionId } = await send('startTransaction', {})
      return {
        ...place({ transactionId }),
        commit: () => answered(send('commitTransaction', { transactionId })),
        abort: () => answered(send('abortTransaction', { transactionId })),
      }
    },
    swap: async (key, over, last) =>
      updatedBy(
        await send('modifyDocument', {
          query: text({ _id: key, last: over }),
          data: text({ $set: { last } }),
          merge: true,
          multi: false,
        }),
      ),
  }
}
