import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Reply } from '../../contract/envelope'
import { type Client, client, type PinnedKey } from '../../demo/client'
import { type CloudBase, type Manifest, startCloudBase } from '../../local/cloudbase'
import type { State } from '../../local/gateway/state'
import { FOUNDATION, foundationIn, layFoundation } from './foundation/foundation'
import { until } from './until'

/** What stands in each collection, by `_id`, as JSON leaves it. */
export type Documents = Record<string, Record<string, unknown>[]>

/** A database or storage request of one call, as the gateway counted it. */
export interface Request {
  requestId: string
  action: string
  collection?: string
  examined: number
  returned: number
  written: number
  /** When it came and how long it took, in real milliseconds. */
  at: number
  ms: number
}

export interface Answer {
  reply: Reply<unknown>
  requests: Request[]
}

export interface Fault {
  match: { action?: string; collection?: string; function?: string; api?: string }
  kind: 'refuse' | 'delay' | 'dropAnswer'
  times?: number
  ms?: number
}

/** As long as no function may last: such a delay ends when the faults are cleared. */
export const UNTIL_CLEARED_MS = 600_000

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
  /** Waits until a planned delay holds so many requests; they go on when the faults are cleared. */
  holds(requests: number): Promise<void>
  clearFaults(): Promise<void>
  dump(): Promise<Documents>
  /** Keeps documents and files as they are now, to be restored. */
  keep(): Promise<State>
  /** Back to a kept state: the last one, or this. */
  restore(state?: State): Promise<void>
  /** Removes every document, or those of one collection. */
  empty(collection?: string): Promise<void>
  /** WeChat's verdict about what was brought comes, and not before: however slow the machine, a test can look in between. */
  verdictComes(): Promise<void>
  /** Writes waiting facts out, as the timer does. */
  drain(): Promise<void>
  /** Plants copies of a home, spread over the county. */
  multiply(collection: string, id: string, times: number): Promise<void>
  /** Plants what no action of today makes; moments as ISO texts. */
  change(collection: string, id: string, fields: Record<string, unknown>): Promise<void>
  /** Plants a whole document, with its id; moments as ISO texts. */
  plant(collection: string, document: { _id: string } & Record<string, unknown>): Promise<void>
  /** Plants so many documents that one by one would take long; none of them stands yet. */
  plantMany(collection: string, documents: readonly ({ _id: string } & Record<string, unknown>)[]): Promise<void>
  push(collection: string, id: string, field: string, value: unknown): Promise<void>
  /** Calls a function from a function, for this user. */
  callFromFunction(name: string, event: object): Promise<unknown>
  close(): Promise<void>
}

/** Of the clock, which goes on while a busy machine works. */
const VERDICT_AFTER_MS = 20_000

interface Options {
  /** Functions keep their timers; without them nothing happens that the test did not do. */
  timers?: 'running'
  /** Where the clock starts. */
  start?: string
  /** Other functions than those of the foundation. */
  functionsDir?: string
}

export async function openHouse(options: Options = {}): Promise<House> {
  const own = process.env[FOUNDATION] ? undefined : layFoundation('nobody')
  const { functionsDir, manifest, keys } = foundationIn(own ?? process.env[FOUNDATION] ?? '')
  const { sealPublicKeys, variables, caseVariables } = keys
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'house-'))
  const printed: string[] = []
  const cloud = await startCloudBase({
    envId: 'test-env',
    appId: 'wx-test-app',
    dataDir,
    functionsDir: options.functionsDir ?? functionsDir,
    manifest: withInspector(manifest, options),
    functionEnvironment: { '*': variables, help: caseVariables },
    port: 0,
    log: (line) => printed.push(line),
    clock: { start: options.start ?? '2027-05-19T13:00:00+08:00' },
    mediaCheckMs: VERDICT_AFTER_MS,
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
  let kept: State | undefined
  return {
    url: cloud.url,
    cloud,
    dataDir,
    printed,
    sealPublicKeys,
    foundingSecret: variables.FOUNDING_SECRET,
    as: (openid) => client(cloud.url, openid, sealPublicKeys, { callerTag: callerTag(openid) }),
    callerTag,
    verdictComes: async () => void (await cloud.clock.forward(VERDICT_AFTER_MS + 1_000)),
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
    holds: (requests) =>
      until(async () => ((await door('GET', '/local/fault')) as { holding: number }).holding === requests),
    clearFaults: async () => void (await door('DELETE', '/local/fault')),
    dump: async () => documentsOf(cloud.state.keep(), manifest),
    async keep() {
      kept = cloud.state.keep()
      return kept
    },
    async restore(state = kept) {
      if (!state) throw new Error('nothing was kept')
      await cloud.state.restore(state)
    },
    empty: async (collection) => void (await inspect({ do: 'empty', collection })),
    async drain() {
      if (someFactWaits(cloud.state.keep())) await inspect({ do: 'drain' })
    },
    async multiply(collection, id, times) {
      for (let from = 0; from < times; from += 1000)
        await inspect({ do: 'multiply', collection, id, times: Math.min(1000, times - from), from })
    },
    change: async (collection, id, fields) => void (await inspect({ do: 'change', collection, id, fields })),
    plant: async (collection, document) => void (await inspect({ do: 'plant', collection, document })),
    async plantMany(collection, documents) {
      for (let from = 0; from < documents.length; from += 500)
        await inspect({ do: 'plantMany', collection, documents: documents.slice(from, from + 500) })
    },
    push: async (collection, id, field, value) => void (await inspect({ do: 'push', collection, id, field, value })),
    callFromFunction: (name, event) => inspect({ do: 'callFunction', name, event }),
    async close() {
      await cloud.close()
      for (const folder of [dataDir, own]) if (folder) rmSync(folder, { recursive: true, force: true })
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

function documentsOf({ documents }: State, { collections }: Manifest): Documents {
  return Object.fromEntries(
    collections.map(({ name }) => {
      const docs = [...(documents.get(name)?.values() ?? [])].map(({ doc }) => doc)
      const rows = JSON.parse(JSON.stringify(docs)) as Documents[string]
      return [name, rows.sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1))]
    }),
  )
}

/** Facts are written out in the call itself; what waits is what it did not come to. */
const someFactWaits = ({ documents }: State): boolean =>
  [...documents.values()].some((kept) =>
    [...kept.values()].some(({ doc }) => Array.isArray(doc.outbox) && doc.outbox.length > 0),
  )
