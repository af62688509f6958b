/** A state that was kept is put back: documents, their order, their files, and nothing else; on disk as in memory. */
import { stateOf, textOf } from '../../../local/gateway/state'
import { startUnderTest, type UnderTest } from './under-test'

const manifest = {
  collections: [
    { name: 'homes', indexes: [{ name: 'plate', keys: [{ field: 'plate', direction: 1 as const }], unique: true }] },
  ],
}
let under: UnderTest
beforeEach(async () => {
  under = await startUnderTest(manifest)
  for (const [i, _id] of ['a', 'b', 'c'].entries())
    await under.db.collection('homes').add({ _id, plate: i, since: new Date(1000 * i) })
  await under.gateway.storage.put('staging/o/roll.xlsx', Buffer.from('roll'), 'o')
})
afterEach(() => under.close())

const homes = async () =>
  (
    await under.db
      .collection('homes')
      .where({ plate: under.db.command.gte(0) })
      .get()
  ).data
const ids = () => [...(under.gateway.states.keep().documents.get('homes')?.keys() ?? [])].sort()

test('what was added goes, what was removed or changed is as it was, also where unique values changed hands', async () => {
  const kept = under.gateway.states.keep()
  const before = await homes()
  await under.db.collection('homes').doc('a').update({ plate: 7 })
  await under.db.collection('homes').doc('b').update({ plate: 0 })
  await under.db.collection('homes').doc('c').remove()
  await under.db.collection('homes').add({ _id: 'd', plate: 2 })
  await under.gateway.states.restore(kept)
  expect(await homes()).toEqual(before)
  expect(ids()).toEqual(['a', 'b', 'c'])
  await under.restart()
  expect(await homes()).toEqual(before)
})

test('files come back with their owners, and later ones go', async () => {
  const kept = under.gateway.states.keep()
  await under.gateway.storage.remove('staging/o/roll.xlsx')
  await under.gateway.storage.put('public/p.png', Buffer.from('picture'))
  await under.gateway.states.restore(kept)
  expect(String(await under.gateway.storage.read('staging/o/roll.xlsx'))).toBe('roll')
  expect(await under.gateway.storage.ownerOf('staging/o/roll.xlsx')).toBe('o')
  expect(await under.gateway.storage.read('public/p.png')).toBeUndefined()
  await under.gateway.storage.put('staging/o/roll.xlsx', Buffer.from('ROLL'), 'o')
  await under.gateway.states.restore(kept)
  expect(String(await under.gateway.storage.read('staging/o/roll.xlsx'))).toBe('roll')
})

test('a document that a transaction holds is waited for', async () => {
  const kept = under.gateway.states.keep()
  const transaction = await under.db.startTransaction()
  await transaction.collection('homes').doc('a').update({ plate: 9 })
  const restored = under.gateway.states.restore(kept)
  await transaction.commit()
  await restored
  expect(under.gateway.states.keep().documents).toEqual(kept.documents)
})

test('a state travels as text to another environment', async () => {
  const text = textOf(under.gateway.states.keep())
  const before = await homes()
  await under.close()
  under = await startUnderTest(manifest)
  await under.gateway.states.restore(stateOf(text))
  expect(await homes()).toEqual(before)
  expect(String(await under.gateway.storage.read('staging/o/roll.xlsx'))).toBe('roll')
})
