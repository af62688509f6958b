/** Storage through the real SDK: what goes in comes out, links die within a minute, a client writes only where it may. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { refusal, startUnderTest, type UnderTest } from './under-test'

let cloud: UnderTest
beforeAll(async () => {
  cloud = await startUnderTest({
    collections: [],
    storage: { longestLinkSeconds: 60, publicPrefixes: ['shown/'], clientWrites: ['staging/{openid}/', 'shown/'] },
  })
})
afterAll(() => cloud.close())

const upload = (cloudPath: string, text: string) => cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(text) })
const link = async (fileID: string, maxAge = 600) =>
  (await cloud.app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList[0]?.tempFileURL ?? ''

test.each(['img/中 文.png', 'a', 'a/b.txt', '很'.repeat(200), 'x&y=1+2%.txt'])(
  '%s comes back as it was',
  async (path) => {
    const { fileID } = await upload(path, `content of ${path}`)
    const { fileContent } = await cloud.app.downloadFile({ fileID })
    expect(String(fileContent)).toBe(`content of ${path}`)
    const { fileList } = await cloud.app.getFileInfo({ fileList: [fileID] })
    expect(fileList[0]).toMatchObject({ code: 'SUCCESS', size: Buffer.byteLength(`content of ${path}`) })
  },
)

test('a second upload replaces the first, a removed file is gone', async () => {
  const { fileID } = await upload('again.txt', 'one')
  await upload('again.txt', 'two')
  expect(String((await cloud.app.downloadFile({ fileID })).fileContent)).toBe('two')
  expect((await cloud.app.deleteFile({ fileList: [fileID] })).fileList).toEqual([{ code: 'SUCCESS', fileID }])
  expect((await cloud.app.deleteFile({ fileList: [fileID] })).fileList).toEqual([
    { code: 'STORAGE_FILE_NONEXIST', fileID },
  ])
  expect(await refusal(cloud.app.downloadFile({ fileID }))).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
})

test('a link lives as long as the manifest allows at most, by the movable clock, whatever was asked', async () => {
  const { fileID } = await upload('link.txt', 'x')
  const url = await link(fileID)
  expect((await fetch(url)).status).toBe(200)
  cloud.clock.forward(59_000)
  expect((await fetch(url)).status).toBe(200)
  cloud.clock.forward(3_000)
  expect((await fetch(url)).status).toBe(403)
  const short = await link(fileID, 5)
  cloud.clock.forward(7_000)
  expect((await fetch(short)).status).toBe(403)
})

test('a link opens one file, for reading, with its own signature', async () => {
  const { fileID } = await upload('mine.txt', 'x')
  await upload('other.txt', 'y')
  const url = await link(fileID)
  expect((await fetch(url.replace('mine.txt', 'other.txt'))).status).toBe(403)
  expect((await fetch(url.replace(/sign=../, 'sign=00'))).status).toBe(403)
  expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403)
  const put = await fetch(url, { method: 'PUT', body: 'z', headers: { authorization: url.split('?')[1] ?? '' } })
  expect(put.status).toBe(403)
  expect(await put.text()).toContain('<Code>AccessDenied</Code>')
})

test('a file cannot act as a page of the stage', async () => {
  const { fileID } = await upload('page.svg', '<svg/>')
  const { headers } = await fetch(await link(fileID))
  expect(headers.get('content-security-policy')).toContain('sandbox')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a client writes below its own staging folder and nowhere else', async () => {
  const { storage, clientFiles } = cloud.gateway
  const { fileID } = await clientFiles.put('openid-1', 'staging/openid-1/roll.xlsx', Buffer.from('x'))
  expect(storage.pathOf(fileID)).toBe('staging/openid-1/roll.xlsx')
  for (const path of [
    'staging/openid-2/a',
    'staging/openid-12/a',
    'public/a',
    'staging/openid-1/../openid-2/a',
    'staging/openid-1',
  ]) {
    await expect(clientFiles.put('openid-1', path, Buffer.from('x'))).rejects.toMatchObject({ name: 'Failure' })
  }
  await expect(clientFiles.put('../x', 'staging/../x/a', Buffer.from('x'))).rejects.toMatchObject({
    name: 'Failure',
  })
})

test.each(['/a', 'a//b', 'a/../b', '..', 'a?b', 'a#b', 'a\\b', 'a\0b', ''])('the path %j is refused', async (path) => {
  await expect(cloud.gateway.storage.put(path, Buffer.from('x'))).rejects.toMatchObject({
    code: 'STORAGE_FILE_PATH_INVALID',
  })
})

test('nothing half-written stays on the disk', async () => {
  await upload('whole.txt', 'x')
  expect(readdirSync(join(cloud.dataDir, 'files.partial'))).toEqual([])
})

describe('a phone', () => {
  const put = (openid: string, path: string) => cloud.gateway.clientFiles.put(openid, path, Buffer.from('x'))
  const links = (openid: string, ...files: unknown[]) =>
    cloud.gateway.clientFiles.links(openid, files, `127.0.0.1:${cloud.port}`)

  test('gets links to its own files and to public ones, and to no other', async () => {
    const own = (await put('alice', 'staging/alice/own.txt')).fileID
    const shown = (await upload('shown/poster.txt', 'poster')).fileID
    const kept = (await upload('kept/secret.txt', 'secret')).fileID
    const [mine, theirs] = [await links('alice', own, shown, kept), await links('bob', own, shown, kept)]
    expect(mine.map(({ status, errMsg }) => [status, errMsg])).toEqual([
      [0, 'ok'],
      [0, 'ok'],
      [1, 'STORAGE_EXCEED_AUTHORITY'],
    ])
    expect(theirs.map(({ status }) => status)).toEqual([1, 0, 1])
    expect(theirs[0]?.tempFileURL).toBe('')
    expect(await (await fetch(mine[0]?.tempFileURL ?? '')).text()).toBe('x')
    const poster = await fetch(theirs[1]?.tempFileURL ?? '')
    expect([await poster.text(), poster.headers.get('content-type')]).toEqual(['poster', 'text/plain; charset=utf-8'])
  })

  test('is not told whether a file of somebody else exists', async () => {
    const prefix = cloud.gateway.storage.fileIdOf('')
    const answers = await links(
      'alice',
      `${prefix}kept/nothing.txt`,
      `${prefix}shown/nothing.txt`,
      'cloud://elsewhere/x',
    )
    expect(answers.map(({ errMsg }) => errMsg)).toEqual([
      'STORAGE_EXCEED_AUTHORITY',
      'STORAGE_FILE_NONEXIST',
      'STORAGE_FILE_NONEXIST',
    ])
  })

  test('keeps its link no longer than the clock allows, and a public one for ever', async () => {
    const own = (await put('alice', 'staging/alice/short.txt')).fileID
    const shown = (await upload('shown/long.txt', 'x')).fileID
    const [short, long] = await links('alice', { fileID: own, maxAge: 30 }, shown)
    expect(short?.maxAge).toBe(30)
    cloud.clock.forward(31_500)
    expect((await fetch(short?.tempFileURL ?? '')).status).toBe(403)
    cloud.clock.forward(400_000)
    expect((await fetch(long?.tempFileURL ?? '')).status).toBe(200)
    expect((await fetch((long?.tempFileURL ?? '').replace('shown/', 'kept/'))).status).toBe(403)
  })

  test('writes over nobody else’s file, deletes only its own, and owns nothing that a function wrote over', async () => {
    const { clientFiles } = cloud.gateway
    const { fileID } = await put('alice', 'shown/hers.txt')
    await put('alice', 'shown/hers.txt')
    await expect(put('bob', 'shown/hers.txt')).rejects.toMatchObject({ code: 'STORAGE_EXCEED_AUTHORITY' })
    expect(await clientFiles.remove('bob', [fileID])).toEqual([
      { fileID, status: 1, errMsg: 'STORAGE_EXCEED_AUTHORITY' },
    ])
    expect(await clientFiles.remove('alice', [fileID])).toEqual([{ fileID, status: 0, errMsg: 'ok' }])
    await put('bob', 'shown/hers.txt')
    await upload('shown/hers.txt', 'by a function')
    await expect(put('bob', 'shown/hers.txt')).rejects.toMatchObject({ code: 'STORAGE_EXCEED_AUTHORITY' })
  })

  test.each([[undefined], [[]], [[1]], [Array(51).fill('cloud://x')]])('the list %j is refused', async (files) => {
    await expect(cloud.gateway.clientFiles.remove('alice', files)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })
})

test('a storage rule that is not known here is refused by name, not left out', async () => {
  const storage = { read: 'resource.openid == auth.openid' } as object
  await expect(startUnderTest({ collections: [], storage })).rejects.toThrow('storage rule read is not supported')
})
