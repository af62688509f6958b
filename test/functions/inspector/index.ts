import { collections } from '../../../cloudfunctions/kit/collections'
import { app, command, database } from '../../../cloudfunctions/kit/database'
import { drainOutboxes } from '../../../cloudfunctions/kit/outbox'
import { tilesOf } from '../../../domain/map-view'

/*
 * A function that only tests deploy: it plants and removes documents, drains the outboxes as the timer does, and calls other
 * functions, as none of the product does. It speaks through the real SDK like every other.
 */
type Wish =
  | { do: 'drain' }
  | { do: 'callFunction'; name: string; event: Record<string, unknown> }
  | { do: 'empty'; collection?: string }
  | { do: 'multiply'; collection: string; id: string; times: number; from: number }
  | { do: 'change'; collection: string; id: string; fields: Record<string, unknown> }
  | { do: 'plant'; collection: string; document: Record<string, unknown> }
  | { do: 'plantMany'; collection: string; documents: Record<string, unknown>[] }
  | { do: 'push'; collection: string; id: string; field: string; value: unknown }

const names = collections.map(({ name }) => name)
const withOutbox = collections.filter(({ indexes }) => indexes.some(({ name }) => name === 'waitingFacts'))
async function empty(name: string): Promise<void> {
  await database
    .collection(name)
    .where({ _id: command.gt('') })
    .remove()
}

async function changeOf(collection: string, id: string, fields: Record<string, unknown>): Promise<void> {
  const { updated } = await database.collection(collection).doc(id).update(fields)
  if (updated !== 1) throw new Error(`no ${collection} ${id} to change`)
}

/** In the place of what stood there under this id. */
async function plant(collection: string, { _id, ...document }: Record<string, unknown>): Promise<void> {
  await database.collection(collection).doc(String(_id)).remove()
  await database.collection(collection).add({ _id, ...document })
}

/** Copies of one home, spread evenly over a square of 30 km around it: a county as large as a bench needs. */
async function multiply(collection: string, id: string, times: number, from: number): Promise<void> {
  const { data } = await database.collection(collection).doc(id).get()
  // A plate number is given once.
  const { plateNumber: _plate, ...home } = data[0] as Record<string, unknown> & {
    shownAt: { longitude: number; latitude: number }
  }
  const spread = (n: number, step: number) => ((((n * step) % 1) + 1) % 1) - 0.5
  const copies = Array.from({ length: times }, (_, i) => {
    const longitude = home.shownAt.longitude + 0.3 * spread(from + i, 0.754877666)
    const latitude = home.shownAt.latitude + 0.3 * spread(from + i, 0.569840291)
    return {
      ...home,
      _id: `copy-${String(from + i).padStart(7, '0')}`,
      shownAt: new database.Geo.Point(longitude, latitude),
      tiles: tilesOf({ longitude, latitude }),
      lot: spread(from + i, 0.618033988) + 0.5,
    }
  })
  await database.collection(collection).add(copies)
}

/** Moments come as ISO texts, since an event is JSON; documents hold dates. */
function withDates(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+[+Z]/.test(value)) return new Date(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withDates)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDates(inner)]))
}

export async function main(wish: Wish): Promise<unknown> {
  switch (wish.do) {
    case 'empty':
      return Promise.all((wish.collection === undefined ? names : [wish.collection]).map(empty))
    case 'multiply':
      return multiply(wish.collection, wish.id, wish.times, wish.from)
    case 'callFunction':
      return (await app.callFunction({ name: wish.name, data: wish.event })).result
    case 'drain':
      return drainOutboxes(
        withOutbox.map(({ name }) => name),
        1000,
      )
    case 'change':
      return changeOf(wish.collection, wish.id, withDates(wish.fields) as Record<string, unknown>)
    case 'plant':
      return plant(wish.collection, withDates(wish.document) as Record<string, unknown>)
    case 'plantMany':
      return database.collection(wish.collection).add(withDates(wish.documents) as object[])
    case 'push':
      return changeOf(wish.collection, wish.id, { [wish.field]: command.push([withDates(wish.value)]) })
  }
}
