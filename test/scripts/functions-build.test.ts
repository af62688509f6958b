import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import http, { type IncomingMessage } from 'node:http'
import { builtinModules } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { sign } from '@cloudbase/signature-nodejs'
import { MovableClock } from '../../local/clock'
import { Functions } from '../../local/functions/runner'
import type { FunctionsOutcome } from './build-functions'

const repository = path.join(__dirname, '..', '..')
const fixture = path.join(__dirname, 'fixture-functions')
const own = 'cloudfunctions/probe/index.ts'
const config = 'cloudfunctions/probe/config.json'

/** Inside the repository, so that npm packages resolve as they do for the product. */
function variants(edits: Record<string, string | null>[]): {
  folder: string
  roots: string[]
  outcomes: FunctionsOutcome[]
} {
  fs.mkdirSync(path.join(repository, '.local'), { recursive: true })
  const folder = fs.mkdtempSync(path.join(repository, '.local', 'function-variants-'))
  const roots = edits.map((files, index) => {
    const root = path.join(folder, String(index))
    fs.cpSync(fixture, root, { recursive: true })
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(root, name)
      fs.mkdirSync(path.dirname(file), { recursive: true })
      if (text === null) fs.rmSync(file)
      else fs.writeFileSync(file, text)
    }
    return root
  })
  const tsx = path.join(repository, 'node_modules', '.bin', 'tsx')
  const { status, stdout, stderr } = spawnSync(tsx, [path.join(__dirname, 'build-functions.ts'), ...roots], {
    cwd: repository,
  })
  if (status !== 0) throw new Error(`the builds did not run:\n${stderr.toString()}`)
  return { folder, roots, outcomes: JSON.parse(stdout.toString()) as FunctionsOutcome[] }
}

const kit = `export const collections = [{ name: 'homes', indexes: [{ name: 'near', keys: [{ field: 'at', direction: '2dsphere' }] }], retentionDays: 30 }]
export const storage = { publicPrefixes: [], stagingPrefix: 'staging/{openid}/' }`
const refused: [string, Record<string, string | null>, RegExp][] = [
  ['a local door', { [own]: "export const main = () => fetch('/local/clock')" }, /local door/],
  [
    'an address of this machine',
    { [own]: "export const main = () => 'http://127.0.0.1:1'" },
    /address of this machine/,
  ],
  [
    'a name of this machine',
    { [own]: "export const main = () => fetch('http://localhost:80')" },
    /name of this machine/,
  ],
  [
    'a service URL',
    {
      [own]:
        "import tcb from '@cloudbase/node-sdk'\nconst app = tcb.init({ serviceUrl: 'x' })\nexport const main = () => app",
    },
    /service URL/,
  ],
  [
    'the movable clock, wherever it lies',
    {
      [own]: "import { MovableClock } from '../kit/time'\nexport const main = () => new MovableClock()",
      'cloudfunctions/kit/time.ts': 'export class MovableClock {}',
    },
    /movable clock/,
  ],
  [
    'code of a closed room',
    {
      [own]: "import { a } from '../../demo/a'\nexport const main = () => a",
      'demo/a.ts': 'export const a = Date.now()',
    },
    /demo\/ does not belong/,
  ],
  [
    'two triggers',
    {
      [config]:
        '{"triggers":[{"name":"a","type":"timer","config":"0 * * * * * *"},{"name":"b","type":"timer","config":"0 * * * * * *"}]}',
    },
    /one trigger/,
  ],
  [
    'a trigger with five fields',
    { [config]: '{"triggers":[{"name":"a","type":"timer","config":"0 * * * *"}]}' },
    /seven cron fields/,
  ],
  ['a function without config.json', { [config]: null }, /config\.json is missing/],
]

describe('building cloud functions', () => {
  let built: ReturnType<typeof variants>
  beforeAll(() => {
    built = variants([{}, { 'cloudfunctions/kit/collections.ts': kit }, ...refused.map(([, edits]) => edits)])
  }, 120_000)
  afterAll(() => fs.rmSync(built.folder, { recursive: true, force: true }))
  const read = (index: number, file: string) =>
    fs.readFileSync(path.join(built.roots[index] ?? '', 'dist', file), 'utf8')

  test('a function with the SDK stays below 400 KB and needs no installed package', () => {
    expect(built.outcomes[0]?.failure).toBeUndefined()
    expect(built.outcomes[0]?.bytes?.probe).toBeLessThan(400_000)
    expect(JSON.parse(read(0, 'cloudfunctions/probe/package.json'))).not.toHaveProperty('dependencies')
    const required = [...read(0, 'cloudfunctions/probe/index.js').matchAll(/require\([`'"]([^`'"]+)[`'"]\)/g)].map(
      ([, name]) => name ?? '',
    )
    const outside = required.filter((name) => !builtinModules.includes(name.replace('node:', '')))
    expect(outside).toEqual([])
  })

  test('manifest and deployment file say the same, from one source', () => {
    const manifest = JSON.parse(read(1, 'manifest.json')) as Record<string, unknown>
    expect(manifest).toEqual({
      collections: [
        {
          name: 'homes',
          indexes: [{ name: 'near', keys: [{ field: 'at', direction: '2dsphere' }] }],
          retentionDays: 30,
        },
      ],
      storage: { publicPrefixes: [], clientWrites: ['staging/{openid}/'] },
      functions: [{ name: 'probe', timeoutSeconds: 10, memoryMB: 256, timer: '0 * * * * * *', timerName: 'minute' }],
      messagePush: [],
    })
    expect(JSON.parse(read(1, 'cloudbaserc.json'))).toMatchObject({
      functions: [{ name: 'probe', timeout: 10, triggers: [{ name: 'minute', config: '0 * * * * * *' }] }],
      database: { collections: [{ collectionName: 'homes', aclTag: 'ADMINONLY' }] },
    })
  })

  test.each(refused.map(([what, , message], index) => [what, message, index + 2] as const))(
    '%s is refused',
    (_what, message, index) => {
      expect(built.outcomes[index]?.failure).toMatch(message)
      expect(fs.existsSync(path.join(built.roots[index] ?? '', 'dist', 'manifest.json'))).toBe(false)
    },
  )

  test('the slimmed SDK sends what the whole one sends, and its left-out parts throw their names', async () => {
    const seen: { body: Record<string, unknown>; signed: boolean; version: unknown }[] = []
    const server = http.createServer((req, res) => {
      void bodyOf(req).then((body) => {
        seen.push({ body, signed: isSigned(req, body), version: req.headers['x-sdk-version'] })
        if (body.action === 'storage.getUploadMetadata') {
          const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
          res.end(
            JSON.stringify({
              requestId: 'r',
              data: { url: `${address}/put`, token: 't', authorization: 'a', fileId: 'cloud://a', cosFileId: 'c' },
            }),
          )
        } else if (req.url === '/put') {
          res.end(
            '<Error><Code>AccessDenied</Code><Message>not here</Message><RequestId>x</RequestId><TraceId>y</TraceId></Error>',
          )
        } else
          res.end(
            JSON.stringify({ requestId: 'r', data: { updated: 1, list: ['{"_id":"p","n":{"$numberInt":"3"}}'] } }),
          )
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const functions = new Functions({
      envId: 'test-env',
      appId: 'wx-test',
      gatewayUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`,
      secretId: 'id',
      secretKey: 'key',
      functionsDir: path.join(built.roots[0] ?? '', 'dist', 'cloudfunctions'),
      functions: [{ name: 'probe', timeoutSeconds: 10, memoryMB: 256 }],
      dataDir: path.join(built.folder, 'data'),
      clock: new MovableClock('2027-05-19T13:00:00+08:00'),
    })
    const call = async (event: object) =>
      JSON.stringify(await functions.invoke('probe', event, { kind: 'client', openid: 'alice' }))
    try {
      const outcome = await functions.invoke('probe', { id: 'p' }, { kind: 'client', openid: 'alice' })
      expect(outcome).toMatchObject({ result: { data: [{ _id: 'p', n: 3 }] } })
      expect(seen[0]).toEqual({
        body: expect.objectContaining({
          action: 'database.getDocument',
          envName: 'test-env',
          sessionToken: outcome.requestId,
        }) as unknown,
        signed: true,
        version: 'tcb-node-sdk/3.18.3',
      })
      await call({ do: 'write' })
      expect(JSON.stringify(seen[1]?.body)).toContain('alice')
      expect(await call({ do: 'upload' })).toContain('[AccessDenied]: not here')
      expect(await call({ do: 'ai' })).toContain('left out of this bundle (app.ai())')
      expect(await call({ do: 'ticket' })).toContain('left out of this bundle (app.auth())')
      expect(await call({ do: 'models' })).toContain('left out of this bundle (app.models.post)')
    } finally {
      await functions.close()
      server.close()
      server.closeAllConnections()
    }
  }, 60_000)
})

async function bodyOf(req: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
}

function isSigned(req: IncomingMessage, params: Record<string, unknown>): boolean {
  const given = req.headers.authorization ?? ''
  if (!given.startsWith('TC3-')) return false
  const names = /SignedHeaders=([^,]+)/.exec(given)?.[1]?.split(';') ?? []
  const { authorization } = sign({
    secretId: 'id',
    secretKey: 'key',
    method: 'post',
    url: `http://${req.headers.host}${req.url}`,
    params,
    headers: Object.fromEntries(names.map((name) => [name, req.headers[name] as string])),
    withSignedParams: true,
    timestamp: Number(req.headers['x-timestamp']),
  })
  return authorization === given
}
