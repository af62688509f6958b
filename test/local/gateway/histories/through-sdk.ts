/** Histories through the real SDK and HTTP: clients that run at the same time, answers that are lost after the deed, transactions that expire. */
import { startUnderTest, type Transaction, type UnderTest } from '../under-test'
import { anomaliesOf } from './anomalies'
import { Chance } from './chance'
import { Client, finalOf, keysOf, Registers } from './client'
import { type Door, type OpenTransaction, type Place, Refused, type Stored } from './door'
import { History } from './history'
import { furnish, type Run } from './in-process'
import { manifest } from './manifest'

type Collection = ReturnType<UnderTest['db']['collection']>

/** Codes of the service; without one of them there was no answer. */
const told = /^(DATABASE_|SYS_ERR|INVALID_)/

async function refused<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: string }
    if (typeof code === 'string' && told.test(code)) throw new Refused(`${code} ${message}`)
    throw error
  }
}

function placeOf(cloud: UnderTest, collection: () => Collection): Place {
  const { command } = cloud.db
  const get = async (answer: Promise<{ data: unknown }>): Promise<Stored | undefined> => {
    const { data } = await refused(answer)
    return ((Array.isArray(data) ? data[0] : data) ?? undefined) as Stored | undefined
  }
  return {
    get: (key) => get(collection().doc(key).get()),
    group: async (group) => (await refused(collection().where({ group }).get())).data as unknown as Stored[],
    push: async (key, value) =>
      (
        await refused(
          collection()
            .doc(key)
            .update({ list: command.push(value) }),
        )
      ).updated === 1,
    put: async (key, last) => (await refused(collection().doc(key).update({ last }))).updated === 1,
    add: async (document) => {
      await refused(collection().add(document))
    },
  }
}

function doorOf(cloud: UnderTest): Door {
  const lists = () => cloud.db.collection('lists')
  return {
    ...placeOf(cloud, lists),
    async begin(): Promise<OpenTransaction> {
      const transaction = (await refused(cloud.db.startTransaction())) as Transaction
      return {
        ...placeOf(cloud, () => transaction.collection('lists') as unknown as Collection),
        commit: async () => {
          await refused(transaction.commit())
        },
        abort: async () => {
          await refused(transaction.rollback(null))
        },
      }
    },
    swap: async (key, over, last) =>
      (await refused(lists().where({ _id: key, last: over }).options({ multiple: false }).update({ last }))).updated ===
      1,
  }
}

/** The seed makes the clients and their mishaps the same; how their requests meet is up to the machine. */
export async function historyThroughSdk({ seed, clients, actions, keys: count }: Run) {
  const cloud = await startUnderTest(manifest)
  try {
    const chance = new Chance(seed)
    const history = new History()
    const registers = new Registers()
    const keys = keysOf(count)
    const door = doorOf(cloud)
    await furnish(door, keys)
    // the signature of a request is good for ten minutes: the clock may not run ahead of the clients any further
    let jumps = 8
    const mishap = () => {
      if (chance.of(0.1))
        cloud.gateway.faults.add({ match: { action: 'database.commitTransaction' }, kind: 'dropAnswer' })
      if (chance.of(0.05))
        cloud.gateway.faults.add({ match: { action: 'database.modifyDocument' }, kind: 'dropAnswer' })
      if (chance.of(0.05)) cloud.gateway.faults.add({ match: { action: 'database.modifyDocument' }, kind: 'conflict' })
      if (jumps > 0 && chance.of(8 / (clients * actions))) {
        jumps--
        cloud.clock.forward(30_000)
      }
    }
    await Promise.all(
      Array.from({ length: clients }, async (_, name) => {
        const client = new Client(`client ${name}`, door, keys, history, registers, new Chance(seed * 1_000 + name))
        for (let n = 0; n < actions; n++) {
          mishap()
          await client.act()
        }
      }),
    )
    cloud.gateway.faults.clear()
    // a lost answer may leave a transaction open: its time is up before the end is looked at
    cloud.clock.forward(30_000)
    const before = await finalOf(door, keys, registers)
    await cloud.restart()
    const after = await finalOf(door, keys, registers)
    return { history, anomalies: anomaliesOf(history, before), before, after }
  } finally {
    await cloud.close()
  }
}
