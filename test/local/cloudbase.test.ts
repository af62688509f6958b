import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { type CloudBase, type CloudBaseOptions, startCloudBase } from '../../local/cloudbase'

// Starting threads on a busy machine takes its time; what is tested is never how long it took.
jest.setTimeout(60_000)

/** A function as a stranger would write it, with the real SDK. */
const notes = `const tcb = require(${JSON.stringify(require.resolve('@cloudbase/node-sdk'))})
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
const notes = app.database().collection('notes')
const actions = {
  write: async ({ id, text }) => notes.doc(id).set({ text, by: app.auth().getUserInfo().openId, at: new Date() }),
  read: async ({ id }) => (await notes.doc(id).get()).data[0] ?? null,
  file: async ({ fileID }) => (await app.downloadFile({ fileID })).fileContent.toString(),
  pass: async ({ to, event }) => (await app.callFunction({ name: to, data: event })).result,
  fail: async () => { throw new Error('planned') },
  who: async (_event, context) => JSON.parse(context.environment).TCB_SOURCE + ' ' + app.auth().getUserInfo().openId,
}
exports.main = (event, context) => actions[event.do](event, context)`

let folder: string
const running: CloudBase[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'local-cloudbase-'))
  for (const name of ['notes', 'other']) {
    mkdirSync(path.join(folder, 'functions', name), { recursive: true })
    writeFileSync(path.join(folder, 'functions', name, 'index.js'), notes)
  }
})

afterEach(async () => {
  for (const cloud of running.splice(0)) await cloud.close()
  rmSync(folder, { recursive: true, force: true })
})

async function start(more: Partial<CloudBaseOptions> = {}): Promise<CloudBase> {
  const cloud = await startCloudBase({
    envId: 'test-env',
    appId: 'wx-test',
    dataDir: path.join(folder, 'data'),
    functionsDir: path.join(folder, 'functions'),
    manifest: {
      collections: [{ name: 'notes', indexes: [] }],
      functions: ['notes', 'other'].map((name) => ({ name, timeoutSeconds: 20, memoryMB: 256 })),
      storage: { clientWrites: ['staging/{openid}/'] },
    },
    port: 0,
    ...more,
  })
  running.push(cloud)
  return cloud
}

interface Answer {
  requestId?: string
  result?: unknown
  error?: { code: string; message: string }
}

const post = async (cloud: CloudBase, door: string, body: unknown): Promise<Answer> =>
  (await (
    await fetch(cloud.url + door, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json()) as Answer

const asAlice = (cloud: CloudBase, event: object) => post(cloud, '/local/call', { as: 'alice', name: 'notes', event })

describe('a local CloudBase', () => {
  test('unchanged code writes and reads through the real SDK, and every request is counted to its invocation', async () => {
    const cloud = await start()
    await cloud.ready
    await asAlice(cloud, { do: 'write', id: 'n1', text: '您好' })
    const { requestId, result } = await asAlice(cloud, { do: 'read', id: 'n1' })
    expect(result).toMatchObject({ _id: 'n1', text: '您好', by: 'alice' })
    const metrics = (await (await fetch(`${cloud.url}/local/metrics?requestId=${requestId}`)).json()) as object[]
    expect(metrics).toEqual([
      expect.objectContaining({ requestId, action: 'database.getDocument', collection: 'notes', returned: 1 }),
    ])
  })

  test('the clock of the environment is the functions’ clock, and its requests are still believed after a jump', async () => {
    const cloud = await start({ clock: { start: '2027-05-19T13:00:00+08:00' } })
    await asAlice(cloud, { do: 'write', id: 'n1', text: 'a' })
    await cloud.clock.forward(30 * 86_400_000)
    await asAlice(cloud, { do: 'write', id: 'n2', text: 'b' })
    const at = async (id: string) => ((await asAlice(cloud, { do: 'read', id })).result as { at: string }).at
    expect(await at('n1')).toMatch(/^2027-05-19T05:0/)
    expect(await at('n2')).toMatch(/^2027-06-18T05:0/)
  })

  test('a function calls a function with its user; what fails there is shown by its code', async () => {
    const cloud = await start()
    const { result } = await asAlice(cloud, { do: 'pass', to: 'other', event: { do: 'who' } })
    expect(result).toBe('wx_client,scf alice')
    expect((await asAlice(cloud, { do: 'pass', to: 'nobody', event: {} })).error?.message).toContain(
      'could not be found',
    )
    expect((await asAlice(cloud, { do: 'pass', to: 'other', event: { do: 'fail' } })).error?.message).toContain(
      'planned',
    )
  })

  test('a phone’s upload is read by a function, and only below the user’s own prefix', async () => {
    const cloud = await start()
    const upload = async (cloudPath: string) =>
      (await (
        await fetch(`${cloud.url}/local/upload?as=alice&cloudPath=${encodeURIComponent(cloudPath)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream' },
          body: '表格',
        })
      ).json()) as { fileID?: string; error?: { code: string } }
    const { fileID } = await upload('staging/alice/表.txt')
    expect((await asAlice(cloud, { do: 'file', fileID })).result).toBe('表格')
    expect((await upload('staging/bob/x.txt')).error?.code).toBeDefined()
    expect((await upload('kept/x.txt')).error?.code).toBeDefined()
  })

  test('a fault hits the request that it names, once', async () => {
    const cloud = await start()
    await asAlice(cloud, { do: 'write', id: 'n1', text: 'a' })
    await post(cloud, '/local/fault', {
      match: { action: 'database.getDocument', collection: 'notes' },
      kind: 'refuse',
    })
    expect((await asAlice(cloud, { do: 'read', id: 'n1' })).error?.code).toBe('FUNCTIONS_EXECUTE_FAIL')
    expect((await asAlice(cloud, { do: 'read', id: 'n1' })).error).toBeUndefined()
  })

  test('documents outlive the process that wrote them', async () => {
    const first = await start()
    await asAlice(first, { do: 'write', id: 'n1', text: 'kept' })
    await first.close()
    running.pop()
    const second = await start()
    expect((await asAlice(second, { do: 'read', id: 'n1' })).result).toMatchObject({ text: 'kept' })
  })

  test('no path answers to another name than this machine’s', async () => {
    const cloud = await start()
    for (const at of ['/admin', '/storage/x', '/local/clock', '/', '/preview/phone']) {
      const status = await new Promise((resolve, reject) => {
        const headers = { host: 'rebound.example' }
        http
          .get({ host: '127.0.0.1', port: cloud.port, path: at, headers }, (res) => resolve(res.resume().statusCode))
          .on('error', reject)
      })
      expect(`${at} ${String(status)}`).toBe(`${at} 403`)
    }
  })

  test('a path that cannot be read is the caller’s fault, and no other site shows a page of ours in a frame', async () => {
    const cloud = await start()
    const get = (at: string) =>
      new Promise<http.IncomingMessage>((resolve, reject) => {
        http.get({ host: '127.0.0.1', port: cloud.port, path: at }, (res) => resolve(res.resume())).on('error', reject)
      })
    for (const at of ['//', '/%', '/%ff', '/storage/%', 'http://[']) expect((await get(at)).statusCode).toBe(400)
    for (const at of ['/', '/local/clock', '/nothing'])
      expect((await get(at)).headers['x-frame-options']).toBe('SAMEORIGIN')
  })

  test('pictures, scripts and frames of another site get nothing, and its links lead here', async () => {
    const cloud = await start()
    const status = (at: string, site: string, destination: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { 'sec-fetch-site': site, 'sec-fetch-dest': destination }
        http
          .get({ host: '127.0.0.1', port: cloud.port, path: at, headers }, (res) => resolve(res.resume().statusCode))
          .on('error', reject)
      })
    for (const site of ['cross-site', 'same-site'])
      for (const at of ['/local/clock', '/local/events', '/admin', '/'])
        for (const destination of ['image', 'script', 'iframe', 'empty'])
          expect([at, await status(at, site, destination)]).toEqual([at, 403])
    expect(await status('/local/clock', 'same-origin', 'empty')).toBe(200)
    expect(await status('/local/clock', 'cross-site', 'document')).toBe(200)
  })

  test('nobody signs requests with keys of an earlier start or of a guess', async () => {
    const cloud = await start()
    const answer = await post(cloud, '/admin?env=test-env', { action: 'database.getDocument', collectionName: 'notes' })
    expect(JSON.stringify(answer)).toContain('SIGN_PARAM_INVALID')
  })

  test('a taken port is reported, and nothing stays open', async () => {
    const cloud = await start()
    await expect(start({ port: cloud.port, dataDir: path.join(folder, 'second') })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })

  test('listens on 127.0.0.1 only', async () => {
    const cloud = await start()
    const others = Object.values(os.networkInterfaces())
      .flat()
      .filter((each) => each?.family === 'IPv4' && !each.internal)
    for (const other of others) {
      await expect(fetch(`http://${other?.address}:${cloud.port}/`)).rejects.toThrow('fetch failed')
    }
  })
})

test('a new start on the same data goes on where the clock was: nothing stored lies in the future', async () => {
  const first = await start({ clock: { start: '2027-05-19T13:00:00+08:00' } })
  await first.clock.forward(86_400_000)
  const then = first.clock.now()
  await first.close()
  const second = await start({ clock: { start: '2027-05-19T13:00:00+08:00' } })
  expect(second.clock.now()).toBeGreaterThanOrEqual(then - 1)
})
