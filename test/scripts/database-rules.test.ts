/** Writes that would slip out of a transaction, or past the one guarded door, are found before anybody runs them. */
import { databaseProblems } from '../../scripts/database-rules'

const found = (text: string, file = 'cloudfunctions/home/x.ts') =>
  databaseProblems(file, text).map((each) => each.split(' ').slice(1).join(' '))

describe('inside a transaction', () => {
  test.each([
    [
      "await database.runTransaction(async (t) => { await t.collection('c').where({ a: 1 }).update({ b: 2 }) })",
      'where().update()',
    ],
    [
      "const t = await database.startTransaction()\nawait t.collection('c').where({ a: 1 }).remove()",
      'where().remove()',
    ],
    [
      "async function f(t: Transaction) { return (await t.collection('c').where({ a: 1 }).count()).total }",
      'where().count()',
    ],
    ["database.runTransaction(async function (t) { const c = t.collection('c'); await c.count() })", 'count()'],
    [
      "database.runTransaction(async (t) => { const c = () => t.collection('c'); await c().aggregate().end() })",
      'aggregate()',
    ],
    [
      "database.runTransaction(async (t) => { const q = t.collection('c').where({}); await q.limit(1).remove() })",
      'where().remove()',
    ],
  ])('%s is refused', (text, what) => {
    expect(found(text, 'cloudfunctions/kit/store.ts')).toEqual([`${what} runs outside the transaction "t": use doc()`])
  })

  test.each([
    "database.runTransaction(async (t) => { await t.collection('c').doc('a').update({ b: 2 }) })",
    "database.runTransaction(async (t) => { await t.collection('c').where({ a: 1 }).get(); await t.collection('c').add({}) })",
    "const t = await database.startTransaction()\nawait database.collection('c').where({ a: 1 }).update({ b: 2 })",
    'const count = words.where({}).count()',
  ])('%s is good', (text) => {
    expect(found(text, 'cloudfunctions/kit/store.ts')).toEqual([])
  })
})

describe('outside kit/store.ts', () => {
  test.each([
    ["await database.collection('c').doc('a').set({ b: 2 })", 'set'],
    ["await database.collection('c').where({ a: 1 }).options({ multiple: false }).update({ b: 2 })", 'update'],
    ["const homes = database.collection('homes')\nawait homes.add({})", 'add'],
    ["const home = database.collection('homes').doc('a')\nawait home.remove()", 'remove'],
  ])('%s is refused', (text, what) => {
    expect(found(text)).toEqual([`${what}() writes past kit/store.ts: no guard, no version, no audit fact`])
    expect(found(text, 'cloudfunctions/kit/outbox.ts')).toEqual([])
  })

  test.each([
    "const made = new Map()\nmade.set('a', 1)",
    "createHash('sha256').update('a').digest()",
    "const doc = await read('homes', id)\nlist.add(doc)",
    "const found = (await database.collection('c').doc('a').get()).data",
  ])('%s is good', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('the place is told', () => {
  expect(databaseProblems('cloudfunctions/home/x.ts', "\n\ndatabase\n  .collection('c')\n  .add({})")[0]).toMatch(
    /^cloudfunctions\/home\/x\.ts:5 /,
  )
})
