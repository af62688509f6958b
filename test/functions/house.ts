import { spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Reply } from '../../contract/envelope'
import { type Client, client, type PinnedKey } from '../../demo/client'
import { type CloudBase, type Manifest, startCloudBase } from '../../local/cloudbase'
import { testEnvironment } from '../kit/keys'
import type { Documents } from './inspector/index'

const ROOT = path.join(__dirname, '..', '..')

/** A database or storage request of one call, as the gateway counted it. */
export interface Request {
  requestId: string
  action: string
  collection?: string
  examined: number
  returned: number
  written: number
}

export interface Answer {
  reply: Reply<unknown>
  requests: Request[]
}

export interface Fault {
  match: { action?: string; collection?: string; function?: string }
  kind: 'refuse' | 'delay' | 'dropAnswer'
  times?: number
  ms?: number
}

/** The whole service on a local CloudBase: built functions, empty collections, fresh keys. */
export interface House {
  url: string
  cloud: CloudBase
  dataDir: string
  /** What the local CloudBase printed. */
  printed: readonly string[]
  foundingSecret: string
  sealPublicKeys: readonly PinnedKey[]
  as(openid: string): Client
  /** What the caller writes into her boxes. */
  callerTag(openid: string): string
  /** Calls an action and tells what it cost. */
  ask(openid: string, action: string, input: unknown, requestId?: string): Promise<Answer>
  plan(fault: Fault): Promise<void>
  clearFaults(): Promise<void>
  dump(): Promise<Documents>
  keep(): Promise<void>
  restore(): Promise<void>
  /** Removes every document, or those of one collection. */
  empty(collection?: string): Promise<void>
  /** Writes waiting facts out, as the timer does. */
  drain(): Promise<void>
  /** Plants copies of a home, spread over the county. */
  multiply(collection: string, id: string, times: number): Promise<void>
  /** Plants what no action of today makes; moments as ISO texts. */
  change(collection: string, id: string, fields: Record<string, unknown>): Promise<void>
  /** Plants a whole document, with its id; moments as ISO texts. */
  plant(collection: string, document: { _id: string } & Record<string, unknown>): Promise<void>
  push(collection: string, id: string, field: string, value: unknown): Promise<void>
  /** Calls a function from a function, for this user. */
  callFromFunction(name: string, event: object): Promise<unknown>
  close(): Promise<void>
}

interface Options {
  /** Functions keep their timers; without them nothing happens that the test did not do. */
  timers?: 'running'
}

export async function openHouse(options: Options = {}): Promise<House> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'house-'))
  const manifest = build(folder)
  const { sealPublicKeys, variables } = testEnvironment()
  const dataDir = path.join(folder, 'data')
  const printed: string[] = []
  const cloud = await startCloudBase({
    envId: 'test-env',
    appId: 'wx-test-app',
    dataDir,
    functionsDir: path.join(folder, 'cloudfunctions'),
    manifest: withInspector(manifest, options),
    functionEnvironment: { '*': variables },
    port: 0,
    log: (line) => printed.push(line),
    clock: { start: '2027-05-19T13:00:00+08:00' },
  })
  await cloud.ready

  const callerTag = (openid: string): string =>
    createHmac('sha256', Buffer.from(variables.BLIND_INDEX_KEY, 'base64'))
      .update(`caller\n${openid}`)
      .digest('base64url')
  const door = async (method: string, place: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${cloud.url}${place}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${method} ${place}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const inspect = async (wish: object): Promise<unknown> => {
    const outcome = await cloud.call('inspector', 'inspector', wish)
    if ('error' in outcome) throw new Error(`inspector: ${outcome.error.code} ${outcome.error.message}`)
    return outcome.result
  }
  return {
    url: cloud.url,
    cloud,
    dataDir,
    printed,
    sealPublicKeys,
    foundingSecret: variables.FOUNDING_SECRET,
    as: (openid) => client(cloud.url, openid, sealPublicKeys, { callerTag: callerTag(openid) }),
    callerTag,
    async ask(openid, action, input, requestId) {
      const invocations: string[] = []
      const caller = client(cloud.url, openid, sealPublicKeys, {
        callerTag: callerTag(openid),
        onInvocation: (id) => invocations.push(id),
      })
      const [fn = '', name = ''] = action.split('.')
      const reply = await caller.ask(fn, name, input, requestId)
      const metrics = (await door('GET', `/local/metrics?requestId=${invocations[0]}`)) as Request[]
      return { reply, requests: metrics }
    },
    plan: async (fault) => void (await door('POST', '/local/fault', { times: 1, ms: 0, ...fault })),
    clearFaults: async () => void (await door('DELETE', '/local/fault')),
    dump: async () => (await inspect({ do: 'dump' })) as Documents,
    keep: async () => void (await inspect({ do: 'keep' })),
    restore: async () => void (await inspect({ do: 'restore' })),
    empty: async (collection) => void (await inspect({ do: 'empty', collection })),
    drain: async () => void (await inspect({ do: 'drain' })),
    async multiply(collection, id, times) {
      for (let from = 0; from < times; from += 1000)
        await inspect({ do: 'multiply', collection, id, times: Math.min(1000, times - from), from })
    },
    change: async (collection, id, fields) => void (await inspect({ do: 'change', collection, id, fields })),
    plant: async (collection, document) => void (await inspect({ do: 'plant', collection, document })),
    push: async (collection, id, field, value) => void (await inspect({ do: 'push', collection, id, field, value })),
    callFromFunction: (name, event) => inspect({ do: 'callFunction', name, event }),
    async close() {
      await cloud.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function withInspector(manifest: Manifest, { timers }: Options): Manifest {
  const functions = manifest.functions.map((spec) => {
    if (timers === 'running') return spec
    const { timer: _timer, timerName: _name, ...quiet } = spec
    return quiet
  })
  return { ...manifest, functions: [...functions, { name: 'inspector', timeoutSeconds: 20, memoryMB: 256 }] }
}

function build(outDir: string): Manifest {
  const { status, stderr } = spawnSync(
    path.join(ROOT, 'node_modules', '.bin', 'tsx'),
    [path.join(__dirname, 'build.ts'), outDir],
    { cwd: ROOT, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the functions do not build: ${stderr}`)
  return JSON.parse(readFileSync(path.join(outDir, 'manifest.json'), 'utf8')) as Manifest
}
