/** What was answered survives kill -9 at any moment; what is torn is dropped and said; what is damaged stops the start. */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LogFile } from '../../../local/gateway/log/journal'
import {
  bundleServer,
  everything,
  insert,
  kill,
  loadAndKill,
  lossesOf,
  nothingTold,
  serve,
  withSmallFiles,
} from './kill'
import { startUnderTest } from './under-test'
import type { Reply } from './wire-client'

const folders: string[] = []
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'kill-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true })
})

const declared = {
  collections: [{ name: 'c', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 as const }] }] }],
}
const filesIn = (dataDir: string) => readdirSync(join(dataDir, 'database')).filter((file) => !file.startsWith('lock-'))

let program: string
beforeAll(async () => {
  program = await bundleServer(folder())
}, 60_000)

test.each(['never', 'fsync'] as const)(
  'ten kills under load lose nothing that was answered, through compactions too (fsync: %s)',
  async (sync) => {
    const dataDir = folder()
    const told = nothingTold()
    let snapshots = 0
    for (let life = 0; life < 10; life++) {
      const served = await serve(program, dataDir, sync, 60_000)
      expect(await lossesOf(served.port, told)).toEqual([])
      await loadAndKill(served, life, 25 + 3 * life, told)
      if (filesIn(dataDir).some((file) => file.startsWith('snapshot-'))) snapshots++
    }
    const last = await serve(program, dataDir, sync, 60_000)
    expect(await lossesOf(last.port, told)).toEqual([])
    expect(snapshots).toBeGreaterThan(0)
    await kill(last)
  },
  60_000,
)

test('a second process on the same data is refused by the name of the first, and the dead do not count', async () => {
  const dataDir = folder()
  const first = await serve(program, dataDir, 'never', 0)
  await expect(serve(program, dataDir, 'never', 0)).rejects.toThrow(
    `another local CloudBase (process ${first.child.pid}) uses this data folder`,
  )
  expect((await insert(first.port, { _id: 'a' })).code).toBeUndefined()
  await kill(first)
  const second = await serve(program, dataDir, 'never', 0)
  expect([...(await everything(second.port)).keys()]).toEqual(['a'])
  await kill(second)
}, 60_000)

test('where files may not grow any more, writes are refused in words, reads go on, and a restart finds what was answered', async () => {
  const dataDir = folder()
  const small = await serve(program, dataDir, 'never', 1e9, withSmallFiles(64))
  const answered: string[] = []
  let refused: Reply | undefined
  for (let n = 0; !refused; n++) {
    const reply = await insert(small.port, { _id: `d${n}`, text: 'x'.repeat(1_000) })
    if (reply.code) refused = reply
    else answered.push(`d${n}`)
  }
  expect(refused).toMatchObject({
    code: 'SYS_ERR',
    message: expect.stringContaining('may not grow any larger (EFBIG)'),
  })
  expect([...(await everything(small.port)).keys()].sort()).toEqual([...answered].sort())
  await kill(small)
  const free = await serve(program, dataDir, 'never', 1e9)
  expect([...(await everything(free.port)).keys()].sort()).toEqual([...answered].sort())
  expect(free.said).toEqual([])
  expect((await insert(free.port, { _id: 'more' })).code).toBeUndefined()
  await kill(free)
}, 60_000)

test('a torn last record is dropped and said, and writing goes on', async () => {
  const cloud = await startUnderTest(declared)
  await cloud.db.collection('c').add({ _id: 'whole', n: 1 })
  await cloud.gateway.close()
  const [log = ''] = filesIn(cloud.dataDir)
  appendFileSync(join(cloud.dataDir, 'database', log), 'deadbeef [["+","c",{"_id":"to')
  await cloud.restart()
  expect(cloud.said.join()).toContain('torn record: 29 bytes')
  await cloud.db.collection('c').add({ _id: 'after', n: 2 })
  await cloud.restart()
  expect((await cloud.db.collection('c').orderBy('n', 'asc').get()).data.map(({ _id }) => _id)).toEqual([
    'whole',
    'after',
  ])
  await cloud.close()
})

test('a damaged record in front of whole ones stops the start and is named', async () => {
  const cloud = await startUnderTest(declared)
  await cloud.db.collection('c').add({ _id: 'first', n: 1 })
  await cloud.db.collection('c').add({ _id: 'second', n: 2 })
  await cloud.gateway.close()
  const file = join(cloud.dataDir, 'database', filesIn(cloud.dataDir)[0] ?? '')
  const whole = readFileSync(file)
  const damaged = Buffer.from(whole)
  damaged[20] = (damaged[20] as number) ^ 1
  writeFileSync(file, damaged)
  await expect(cloud.restart()).rejects.toThrow('is damaged at byte 0')
  writeFileSync(file, whole)
  await cloud.restart()
  await cloud.close()
})

test('all kinds of values, removes and free collections come back after a restart, and after a compaction', async () => {
  const cloud = await startUnderTest(declared, { compactAfter: 2_000 })
  const whole = {
    _id: 'v',
    at: new Date(5),
    nan: Number.NaN,
    list: [null, { deep: true }],
    text: '家\n𠮷',
    regex: /a/i,
  }
  await cloud.db.collection('c').add(whole)
  await cloud.db.createCollection('free')
  await cloud.db.collection('free').add({ _id: 'f' })
  for (let n = 0; n < 60; n++) await cloud.db.collection('c').doc('n').set({ n })
  await cloud.db.collection('c').add({ _id: 'gone' })
  await cloud.db.collection('c').doc('gone').remove()
  await cloud.restart()
  expect(filesIn(cloud.dataDir).filter((file) => file.startsWith('snapshot-'))).toHaveLength(1)
  const bytes = filesIn(cloud.dataDir).reduce(
    (sum, file) => sum + statSync(join(cloud.dataDir, 'database', file)).size,
    0,
  )
  expect(bytes).toBeLessThan(5_000)
  expect((await cloud.db.collection('c').doc('v').get()).data[0]).toMatchObject({
    at: new Date(5),
    text: '家\n𠮷',
    list: [null, { deep: true }],
  })
  expect((await cloud.db.collection('c').doc('v').get()).data[0].nan).toBeNaN()
  expect((await cloud.db.collection('c').where({ n: 59 }).get()).data).toEqual([{ _id: 'n', n: 59 }])
  expect((await cloud.db.collection('free').get()).data).toEqual([{ _id: 'f' }])
  expect((await cloud.db.collection('c').count()).total).toBe(2)
  await cloud.close()
})

test('data that breaks a newly declared unique index stops the start and names it', async () => {
  const cloud = await startUnderTest(declared)
  await cloud.db.collection('c').add([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ])
  await cloud.gateway.close()
  const unique = {
    collections: [{ name: 'c', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 as const }], unique: true }] }],
  }
  const { createGateway } = await import('../../../local/gateway/server')
  const options = {
    envId: 'local-env',
    credentials: { secretId: 'a', secretKey: 'b' },
    dataDir: cloud.dataDir,
    clock: cloud.clock,
  }
  await expect(createGateway({ ...options, manifest: unique })).rejects.toThrow(/E11000.*index: n/)
  await cloud.restart()
  await cloud.close()
})

test('two gateways never share a folder', async () => {
  const cloud = await startUnderTest(declared)
  const { createGateway } = await import('../../../local/gateway/server')
  const options = {
    envId: 'local-env',
    credentials: { secretId: 'a', secretKey: 'b' },
    dataDir: cloud.dataDir,
    clock: cloud.clock,
  }
  await expect(createGateway({ ...options, manifest: declared })).rejects.toThrow('another local CloudBase')
  await cloud.close()
})

test('a log that cannot be written refuses the write and leaves no half record', () => {
  const file = join(folder(), 'log')
  const log = LogFile.open(file, 0, 'never')
  log.append([{ kind: 'put', collection: 'c', doc: { _id: 'a' } }])
  const before = readFileSync(file)
  const full = LogFile.open('/dev/full', 0, 'never')
  expect(() => full.append([{ kind: 'put', collection: 'c', doc: { _id: 'b' } }])).toThrow('could not write its log')
  expect(readFileSync(file)).toEqual(before)
})

test('with fsync, writes that wait together share one sync and all are answered', async () => {
  const cloud = await startUnderTest(declared, { fsync: true })
  await Promise.all(Array.from({ length: 20 }, (_, n) => cloud.db.collection('c').add({ _id: `s${n}`, n })))
  await cloud.restart()
  expect((await cloud.db.collection('c').count()).total).toBe(20)
  await cloud.close()
})
