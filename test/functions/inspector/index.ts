import { collections } from '../../../cloudfunctions/kit/collections'
import { command, database } from '../../../cloudfunctions/kit/database'
import { drainOutboxes } from '../../../cloudfunctions/kit/outbox'

/*
 * A function that only tests deploy: it looks into every collection, sets them back to a kept state, plants documents, and drains the
 * outboxes as the timer does. It speaks through the real SDK like every other.
 */
export type Documents = Record<string, Record<string, unknown>[]>
type Wish =
  | { do: 'dump' | 'keep' | 'restore' | 'drain' }
  | { do: 'change'; collection: string; id: string; fields: Record<string, unknown> }

const names = collections.map(({ name }) => name)
const withOutbox = collections.filter(({ indexes }) => indexes.some(({ name }) => name === 'waitingFacts'))
const PAGE = 1000

let kept: Documents | undefined

async function documentsOf(name: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = []
  for (let after = ''; ; after = String(found.at(-1)?._id)) {
    const { data } = await database
      .collection(name)
      .where({ _id: command.gt(after) })
      .orderBy('_id', 'asc')
      .limit(PAGE)
      .get()
    found.push(...(data as Record<string, unknown>[]))
    if (data.length < PAGE) return found
  }
}

async function dump(): Promise<Documents> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await documentsOf(name)] as const)))
}

async function restore(documents: Documents): Promise<void> {
  for (const [name, wanted] of Object.entries(documents)) {
    await database
      .collection(name)
      .where({ _id: command.gt('') })
      .remove()
    if (wanted.length > 0) await database.collection(name).add(wanted)
  }
}

export async function main(wish: Wish): Promise<unknown> {
  switch (wish.do) {
    case 'dump':
      return dump()
    case 'keep':
      kept = await dump()
      return null
    case 'restore':
      if (!kept) throw new Error('nothing was kept')
      return restore(kept)
    case 'drain':
      return drainOutboxes(
        withOutbox.map(({ name }) => name),
        1000,
      )
    case 'change':
      return database.collection(wish.collection).doc(wish.id).update(wish.fields)
  }
}
