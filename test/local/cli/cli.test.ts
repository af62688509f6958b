/** The command that a stranger types, on a project that knows nothing of it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readProject } from '../../../local/project'

// Starting a process on a busy machine takes its time; what is tested is never how long it took.
jest.setTimeout(60_000)

const local = path.resolve(__dirname, '../../../local')
const fixture = path.join(__dirname, 'fixture')
let folder: string
const running: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'local-cloudbase-cli-'))
})
afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null) await end(child)
  rmSync(folder, { recursive: true, force: true })
})

interface Command {
  child: ChildProcess
  said(): string
}

function type(...args: string[]): Command {
  const child = spawn(process.execPath, [path.join(local, 'bin', 'local-cloudbase.cjs'), ...args], { cwd: folder })
  running.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  return { child, said: () => said }
}

const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode)
    else child.once('exit', resolve)
  })

function end(child: ChildProcess): Promise<number | null> {
  child.kill('SIGINT')
  return exitOf(child)
}

async function start(): Promise<{ url: string; child: ChildProcess }> {
  const command = type(
    '--functions',
    path.join(fixture, 'cloudfunctions'),
    '--manifest',
    path.join(fixture, 'cloudbase.json'),
    '--data',
    'data',
    '--set',
    'SECRET=s',
  )
  for (;;) {
    const url = /is up at (\S+)/.exec(command.said())?.[1]
    if (url) return { url, child: command.child }
    if (command.child.exitCode !== null) throw new Error(command.said())
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function post(url: string, door: string, fields: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' }
  return (await (await fetch(url + door, { method: 'POST', headers, body: JSON.stringify(fields) })).json()) as Record<
    string,
    unknown
  >
}

const quickstart = async (url: string, event: object) =>
  (await post(url, '/local/call', { as: 'alice', name: 'quickstart', event })).result

test('unchanged code of both SDKs runs, and what it wrote is there after a new start', async () => {
  const { url, child } = await start()
  expect(await quickstart(url, { type: 'getOpenId' })).toEqual({
    openid: 'alice',
    appid: 'wx0000000000000000',
    env: 'local',
  })
  expect(await quickstart(url, { type: 'createCollection' })).toEqual({ success: true })
  expect(await quickstart(url, { type: 'updateRecord', city: '广州', by: 3 })).toMatchObject({ stats: { updated: 1 } })
  expect(await quickstart(url, { type: 'selectRecord' })).toMatchObject({
    data: [{ city: '上海' }, { city: '南京' }, { city: '广州', sales: 25 }],
  })
  expect(await quickstart(url, { type: 'sumRecord' })).toEqual([
    { _id: '华东', sum: 22 },
    { _id: '华南', sum: 25 },
  ])
  const fileID = await quickstart(url, { type: 'getMiniProgramCode' })
  expect(await post(url, '/local/temp-url', { as: 'bob', fileList: [fileID] })).toMatchObject({
    fileList: [{ status: 0, tempFileURL: expect.stringContaining('/code.png') as string }],
  })
  expect(await quickstart(url, { type: 'callDaily' })).toBe(1)
  const { ticks } = await post(url, '/local/timer', { function: 'daily', trigger: 'everyMorning', kind: 'fire' })
  expect(ticks).toMatchObject([{ outcome: { result: 2 } }])
  expect(await end(child)).toBe(0)
  const again = await start()
  expect(await quickstart(again.url, { type: 'callDaily' })).toBe(3)
})

test('what cannot be started says why, in a sentence', async () => {
  const odd = path.join(folder, 'odd.json')
  writeFileSync(odd, '{"tables":[]}')
  for (const [args, words] of [
    [[], '--functions is missing'],
    [['--functions', 'nowhere'], 'nowhere is not a folder of functions'],
    [['--functions', '.', '--manifest', odd], 'has "tables", which is none of collections'],
    [['--functions', '.', '--miniprogram', '.'], 'holds no app.json'],
    [['--functions', '.', '--port', 'x'], '--port x is not a port'],
  ] as const) {
    const command = type(...args)
    expect(await exitOf(command.child)).toBe(1)
    expect(command.said()).toContain(words)
    expect(command.said()).not.toMatch(/^ {4}at /m)
  }
})

test('a project says only what differs from the cloud’s own settings', () => {
  const manifest = readProject(path.join(fixture, 'cloudfunctions'), path.join(fixture, 'cloudbase.json'))
  expect(manifest.functions).toEqual([
    { name: 'daily', timeoutSeconds: 20, memoryMB: 256, timer: '0 0 7 * * * *', timerName: 'everyMorning' },
    { name: 'quickstart', timeoutSeconds: 20, memoryMB: 256 },
  ])
  expect(manifest.collections[0]).toEqual({ name: 'days', indexes: [], scans: 'allowed' })
  expect(manifest.collections[1]).toMatchObject({ name: 'cities', scans: 'allowed' })
  expect(manifest.storage).toEqual({ publicPrefixes: [''], clientWrites: [''] })
})

describe('the package', () => {
  const own = JSON.parse(readFileSync(path.join(local, 'package.json'), 'utf8')) as Record<string, unknown>
  const whole = JSON.parse(readFileSync(path.join(local, '..', 'package.json'), 'utf8')) as Record<string, Versions>
  type Versions = Record<string, string>
  const sources = readdirSync(local, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))

  test('names everything that its sources import, in the versions that are tested here', () => {
    const listed = own.dependencies as Versions
    const tested = { ...whole.dependencies, ...whole.devDependencies }
    for (const [name, version] of Object.entries(listed)) expect(`${name} ${version}`).toBe(`${name} ${tested[name]}`)
    for (const file of sources) {
      const text = readFileSync(path.join(local, file), 'utf8')
      for (const [, name = ''] of text.matchAll(/(?:from |import\(|resolve\()'((?:@[^/']+\/)?[^./'][^/']*)/g)) {
        if (!name.startsWith('node:'))
          expect(`${file}: ${name} ${listed[name]}`).toBe(`${file}: ${name} ${tested[name]}`)
      }
    }
  })

  test('reaches for nothing outside its folder', () => {
    for (const file of sources) {
      const text = readFileSync(path.join(local, file), 'utf8')
      for (const [, target = ''] of text.matchAll(/from '(\.[^']*)'/g)) {
        expect(`${file}: ${path.relative(local, path.resolve(local, path.dirname(file), target))}`).not.toContain('..')
      }
    }
  })
})
