import type { Stored } from '../../cloudfunctions/kit/documents'
import { edit } from '../../cloudfunctions/kit/edit'
import { drainOutboxes } from '../../cloudfunctions/kit/outbox'
import { Refusal } from '../../cloudfunctions/kit/refusal'
import {
  change,
  command,
  count,
  create,
  createMissing,
  find,
  read,
  takeWrittenFacts,
} from '../../cloudfunctions/kit/store'
import { withGateway } from './gateway'

const room = withGateway()
const source = { actor: 'p1', action: 'test.change', requestId: 'request-0123456789' }

interface Doc extends Stored {
  name: string
  left?: number
  note?: string | null
  settings?: Record<string, unknown>
}
let made = 0
/** A document of its own for each test. */
async function document(fields: Partial<Doc> = {}): Promise<string> {
  made += 1
  const _id = `doc-${made}`
  await create<Doc>('persons', { _id, schema: 1, name: '甲', ...fields }, source)
  return _id
}
const standing = async (id: string) => (await read<Doc>('persons', id)) as Doc

describe('store.change', () => {
  it('changes what its guard finds true, counts the version up and keeps the fact in the same write', async () => {
    const id = await document({ left: 1 })
    expect(await change('persons', id, { left: command.gte(1) }, { left: command.inc(-1) }, source)).toBe(true)
    expect(await standing(id)).toMatchObject({
      left: 0,
      version: 2,
      outbox: [{ action: 'test.change' }, { changed: ['left'] }],
    })
  })

  it('changes nothing when its guard is not true, and keeps no fact of it', async () => {
    const id = await document({ left: 0 })
    takeWrittenFacts()
    expect(await change('persons', id, { left: command.gte(1) }, { left: command.inc(-1) }, source)).toBe(false)
    expect(await standing(id)).toMatchObject({ left: 0, version: 1 })
    expect(takeWrittenFacts()).toEqual([])
  })

  it('changes one document only', async () => {
    const [one, other] = [await document(), await document()]
    await change('persons', one, {}, { name: '乙' }, source)
    expect((await standing(other)).name).toBe('甲')
  })

  it.each(['', ' ', 'a/b', '../x', 'a.b', '$where', 'x'.repeat(65), '中'])('refuses the id %j', async (id) => {
    await expect(change('persons', id, {}, { name: '乙' })).rejects.toThrow('store: not an id')
    await expect(read('persons', id)).rejects.toThrow('store: not an id')
    await expect(create('persons', { _id: id, schema: 1 }, source)).rejects.toThrow('store: not an id')
  })

  it('refuses an undefined id, for which the SDK would change every document', async () => {
    const id = await document()
    await expect(change('persons', undefined as unknown as string, {}, { name: '乙' })).rejects.toThrow(
      'store: not an id',
    )
    expect((await standing(id)).name).toBe('甲')
  })

  it('stores an empty object that is set by command', async () => {
    const id = await document()
    await change('persons', id, {}, { settings: command.set({}) }, source)
    expect((await standing(id)).settings).toEqual({})
  })

  it('changes only the paths that the patch names', async () => {
    const id = await document({ settings: { a: 1, b: 2 } })
    await change('persons', id, {}, { 'settings.a': 3 }, source)
    expect((await standing(id)).settings).toEqual({ a: 3, b: 2 })
  })

  it('with no fields records that somebody looked', async () => {
    const id = await document()
    expect(await change('persons', id, {}, {}, { ...source, action: 'test.look' })).toBe(true)
    expect((await standing(id)).outbox.at(-1)).toMatchObject({ action: 'test.look', changed: [] })
  })
})

describe('store.create', () => {
  it('stores a document once under its id', async () => {
    const id = await document()
    expect(await create<Doc>('persons', { _id: id, schema: 1, name: '乙' }, source)).toBe(false)
    expect(await standing(id)).toMatchObject({ name: '甲', version: 1 })
  })

  it('gives a race to one', async () => {
    const rivals = ['甲', '乙', '丙', '丁'].map((name) =>
      create<Doc>('persons', { _id: 'raced', schema: 1, name }, source),
    )
    expect((await Promise.all(rivals)).filter(Boolean)).toHaveLength(1)
  })

  it('throws what is no duplicate', async () => {
    room.gateway.faults.add({ match: { action: 'database.insertDocument' }, kind: 'refuse' })
    await expect(create<Doc>('persons', { _id: 'never', schema: 1, name: '甲' }, source)).rejects.toMatchObject({
      code: 'SYS_ERR',
    })
  })
})

describe('store.createMissing', () => {
  it('stores those that do not stand, says which, and keeps one fact for all', async () => {
    const id = await document()
    const rows = [id, 'batch-1', 'batch-2'].map((_id) => ({ _id, schema: 1, name: '乙' }))
    expect(await createMissing<Doc>('persons', rows, source)).toEqual(['batch-1', 'batch-2'])
    expect((await standing(id)).name).toBe('甲')
    expect((await standing('batch-1')).outbox).toMatchObject([{ changed: ['created', 'batch-1', 'batch-2'] }])
    expect((await standing('batch-2')).outbox).toEqual([])
    expect(await createMissing<Doc>('persons', rows, source)).toEqual([])
  })
})

describe('an edit', () => {
  it('reads again and decides again when somebody was faster', async () => {
    const id = await document({ left: 0 })
    const addOne = (current: Doc) => ({ left: (current.left ?? 0) + 1 })
    const first = await standing(id)
    await Promise.all([1, 2, 3].map(() => edit<Doc>('persons', first, source, addOne)))
    expect(await standing(id)).toMatchObject({ left: 3, version: 4 })
  })

  it('changes nothing when nothing is to be done', async () => {
    const id = await document()
    await edit<Doc>('persons', await standing(id), source, () => null)
    expect((await standing(id)).version).toBe(1)
  })

  it('gives up as BUSY after five tries', async () => {
    const id = await document({ left: 0 })
    let tries = 0
    const alwaysOutrun = edit<Doc>('persons', await standing(id), source, (current) => {
      tries += 1
      // As if somebody had changed the document after each of our readings.
      current.version -= 1
      return { left: tries }
    })
    await expect(alwaysOutrun).rejects.toEqual(new Refusal('BUSY'))
    expect(tries).toBe(5)
    expect((await standing(id)).left).toBe(0)
  })
})

describe('the outbox', () => {
  const audit = (docId: string) => count('audit', { docId, at: command.lte(new Date(Date.now() + 1)) })

  it('is written out once, although it is drained twice', async () => {
    const id = await document()
    await change('persons', id, {}, { name: '乙' }, source)
    await Promise.all([drainOutboxes(['persons'], 100), drainOutboxes(['persons'], 100)])
    expect(await drainOutboxes(['persons'], 100)).toBe(0)
    expect(await audit(id)).toBe(2)
    expect((await standing(id)).outbox).toEqual([])
  })

  it('is written out once, although the power went between the entry and the outbox', async () => {
    const id = await document()
    room.gateway.faults.add({ match: { action: 'database.modifyDocument' }, kind: 'refuse' })
    await expect(drainOutboxes(['persons'], 100)).rejects.toMatchObject({ code: 'SYS_ERR' })
    expect((await standing(id)).outbox).toHaveLength(1)
    await drainOutboxes(['persons'], 100)
    expect(await audit(id)).toBe(1)
  })

  it('leaves one entry of a call that had to push its fact twice, and two of two calls', async () => {
    const id = await document()
    const look = (requestId: string) => change('persons', id, {}, {}, { actor: 'p1', action: 'test.look', requestId })
    await look('request-aaaaaaaaaa')
    await drainOutboxes(['persons'], 100)
    await look('request-aaaaaaaaaa')
    await look('request-bbbbbbbbbb')
    await drainOutboxes(['persons'], 100)
    expect(await audit(id)).toBe(3)
  })

  it('says who did what to which document in which call, and no values', async () => {
    const id = await document()
    await change('persons', id, {}, { note: '13000000999' }, source)
    await drainOutboxes(['persons'], 100)
    const entries = await find('audit', { where: { docId: id }, orderBy: [['at', 'desc']], limit: 10 })
    expect(entries).toContainEqual({
      _id: expect.stringMatching(/^[0-9a-f]{32}$/),
      schema: 1,
      collection: 'persons',
      docId: id,
      at: expect.any(Date),
      ...source,
      changed: ['note'],
    })
    expect(JSON.stringify(entries)).not.toContain('13000000999')
  })
})
