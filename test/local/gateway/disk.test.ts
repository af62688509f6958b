/** A disk that is full, read-only or failing: writes are refused in words, nothing answered is lost, reads go on, and all is well once it is. */
import fs from 'node:fs'
import promises from 'node:fs/promises'
import { join } from 'node:path'
import { createGateway } from '../../../local/gateway/server'
import { credentials, envId } from './identity'
import { refusal, startUnderTest, type Transaction, type UnderTest } from './under-test'

const declared = { collections: [{ name: 'c', indexes: [] }] }
const broken = (code: string) => Object.assign(new Error(`${code}: as told`), { code })

let cloud: UnderTest
const collection = () => cloud.db.collection('c')
const ids = async () => (await collection().orderBy('_id', 'asc').get()).data.map(({ _id }) => _id)
const folder = () => join(cloud.dataDir, 'database')

afterEach(async () => {
  jest.restoreAllMocks()
  await cloud.close()
})

/** A disk with room for so many more bytes, which are written before it refuses, as a full disk does. */
function roomFor(bytes: number, code = 'ENOSPC') {
  const { writeSync } = fs
  let room = bytes
  return jest.spyOn(fs, 'writeSync').mockImplementation(((fd: number, data: Buffer, offset: number) => {
    const length = Math.min(room, data.length - offset)
    if (length === 0) throw broken(code)
    room -= length
    return writeSync(fd, data, offset, length)
  }) as never)
}

test.each([
  ['ENOSPC', 0, 'the disk is full'],
  ['ENOSPC', 30, 'the disk is full'],
  ['EROFS', 0, 'the disk is read-only'],
])(
  '%s after %i bytes refuses the write, changes nothing, and the next write after it goes on',
  async (code, room, words) => {
    cloud = await startUnderTest(declared)
    await collection().add({ _id: 'a' })
    const disk = roomFor(room, code)
    expect(await refusal(collection().add({ _id: 'b' }))).toEqual({
      code: 'SYS_ERR',
      message: expect.stringContaining(`${words} (${code}). Nothing was changed.`),
    })
    expect((await refusal(collection().doc('a').remove())).code).toBe('SYS_ERR')
    expect(await ids()).toEqual(['a'])
    disk.mockRestore()
    await collection().add({ _id: 'c' })
    await cloud.restart()
    expect(await ids()).toEqual(['a', 'c'])
    expect(cloud.said).toEqual([])
  },
)

test('a transaction that the disk refuses leaves nothing behind, and what it held is free', async () => {
  cloud = await startUnderTest(declared)
  await collection().add({ _id: 'a', n: 1 })
  const write = async (transaction: Transaction) => {
    await transaction.collection('c').doc('a').update({ n: 2 })
    await transaction.collection('c').add({ _id: 'b' })
  }
  const disk = roomFor(60)
  expect((await refusal(cloud.db.runTransaction(write))).message).toContain('the disk is full')
  disk.mockRestore()
  expect((await collection().get()).data).toEqual([{ _id: 'a', n: 1 }])
  await cloud.db.runTransaction(write)
  await cloud.restart()
  expect(await ids()).toEqual(['a', 'b'])
})

test('half a record that cannot be cut off yet lets nothing be written behind it, and a restart drops it', async () => {
  cloud = await startUnderTest(declared)
  await collection().add({ _id: 'a' })
  const disk = roomFor(20)
  const cut = jest.spyOn(fs, 'ftruncateSync').mockImplementation(() => {
    throw broken('EIO')
  })
  expect((await refusal(collection().add({ _id: 'b' }))).message).toContain('writes wait for the disk')
  disk.mockRestore()
  expect((await refusal(collection().add({ _id: 'c' }))).message).toContain('the disk is failing (EIO)')
  fs.cpSync(folder(), join(cloud.dataDir, 'crashed', 'database'), { recursive: true })
  cut.mockRestore()
  await collection().add({ _id: 'd' })
  await cloud.restart()
  expect(await ids()).toEqual(['a', 'd'])
  expect(cloud.said).toEqual([])
  const said: string[] = []
  for (const file of fs.readdirSync(join(cloud.dataDir, 'crashed', 'database')))
    if (file.startsWith('lock-')) fs.rmSync(join(cloud.dataDir, 'crashed', 'database', file))
  const { clock } = cloud
  const dataDir = join(cloud.dataDir, 'crashed')
  const again = await createGateway({
    envId,
    credentials,
    dataDir,
    manifest: declared,
    clock,
    log: (line) => said.push(line),
  })
  await again.close()
  expect(said.join()).toContain('torn record: 20 bytes')
})

test('after a sync that failed, writes wait until everything is in a new snapshot', async () => {
  cloud = await startUnderTest(declared, { fsync: true })
  await collection().add({ _id: 'a' })
  const sync = jest
    .spyOn(fs, 'fdatasync')
    .mockImplementation(((_fd: number, done: (error: Error) => void) => setImmediate(done, broken('EIO'))) as never)
  const opened = jest.spyOn(promises, 'open').mockRejectedValue(broken('EIO'))
  expect((await refusal(collection().add({ _id: 'b' }))).message).toContain('is not known')
  expect((await refusal(collection().add({ _id: 'c' }))).message).toContain('is not known')
  expect((await collection().doc('a').get()).data).toHaveLength(1)
  sync.mockRestore()
  expect((await refusal(collection().add({ _id: 'd' }))).code).toBe('SYS_ERR')
  opened.mockRestore()
  let writes = 0
  for (let told = 'SYS_ERR'; told !== ''; writes++)
    told = await collection()
      .add({ _id: `e${writes}` })
      .then(
        () => '',
        (error: { code: string }) => error.code,
      )
  await cloud.restart()
  // the write whose fate was not known may be there; what was refused before it was written is not
  expect((await ids()).filter((id) => id !== 'b')).toEqual(['a', `e${writes - 1}`])
})

test('a snapshot that finds no room is said, leaves none of itself, and is made later', async () => {
  cloud = await startUnderTest(declared, { compactAfter: 2_000 })
  const { open } = promises
  const full = jest.spyOn(promises, 'open').mockImplementation(async (...args) => {
    const handle = await open(...args)
    if (String(args[0]).endsWith('.partial'))
      handle.writeFile = async () => {
        await handle.write('half a snap')
        throw broken('ENOSPC')
      }
    return handle
  })
  const fill = async () => {
    for (let n = 0; n < 40; n++)
      await collection()
        .doc('n')
        .set({ n, text: 'x'.repeat(100) })
  }
  await fill()
  // closing waits for the attempt that may be under way
  await cloud.restart()
  expect(cloud.said.join()).toContain('could not be compacted and goes on growing: the disk is full (ENOSPC)')
  expect(fs.readdirSync(folder()).filter((file) => file.includes('snapshot'))).toEqual([])
  full.mockRestore()
  await fill()
  await cloud.restart()
  expect(fs.readdirSync(folder()).filter((file) => file.startsWith('snapshot'))).toHaveLength(1)
  expect(fs.readdirSync(folder()).filter((file) => file.startsWith('log'))).toHaveLength(1)
  expect((await collection().doc('n').get()).data[0].n).toBe(39)
})

test('a start on a disk that lets nothing be made is refused in words', async () => {
  cloud = await startUnderTest(declared)
  await cloud.gateway.close()
  const { openSync } = fs
  const readOnly = jest.spyOn(fs, 'openSync').mockImplementation((path, flags, mode) => {
    if (flags !== 'r') throw broken('EROFS')
    return openSync(path, flags, mode)
  })
  await expect(cloud.restart()).rejects.toThrow('cannot be used: the disk is read-only (EROFS)')
  readOnly.mockRestore()
  await cloud.restart()
})

test.each([false, true])('an upload that the disk refuses leaves the file as it was (fsync: %s)', async (fsync) => {
  cloud = await startUnderTest(declared, { fsync })
  const { storage } = cloud.gateway
  await storage.put('a/b.txt', Buffer.from('before'), 'alice')
  const { writeFile } = promises
  const full = jest.spyOn(promises, 'writeFile').mockImplementation(async (file) => {
    await writeFile(file, 'half')
    throw broken('ENOSPC')
  })
  expect(await refusal(storage.put('a/b.txt', Buffer.from('after')))).toEqual({
    code: 'STORAGE_REQUEST_FAIL',
    message: expect.stringContaining('the disk is full (ENOSPC)'),
  })
  full.mockRestore()
  const staging = join(cloud.dataDir, 'files.partial')
  expect(fs.readdirSync(staging)).toEqual([])
  fs.writeFileSync(join(staging, 'left-by-the-dead'), 'half')
  await cloud.restart()
  expect(fs.existsSync(staging)).toBe(false)
  expect((await cloud.gateway.storage.read('a/b.txt'))?.toString()).toBe('before')
  expect(await cloud.gateway.storage.ownerOf('a/b.txt')).toBe('alice')
  await cloud.gateway.storage.put('a/b.txt', Buffer.from('after'))
  expect((await cloud.gateway.storage.read('a/b.txt'))?.toString()).toBe('after')
})
