/**
 * Kills a gateway under load and looks whether anything that it answered is gone. Each worker inserts and counts up its own documents; some work
 * in transactions that write two documents, of which never only one may be found.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { EJSON } from 'bson'
import { type Reply, send } from './wire-client'

export interface Served {
  readonly child: ChildProcess
  readonly port: number
  readonly said: string[]
}

/** Bundles the process into one file, so that each of its lives begins quickly. jest cannot load rolldown itself, so its command does it. */
export async function bundleServer(folder: string): Promise<string> {
  const file = join(folder, 'server-process.cjs')
  const rolldown = join(dirname(require.resolve('rolldown/package.json')), 'bin', 'cli.mjs')
  const from = join(__dirname, 'server-process.ts')
  await promisify(execFile)(process.execPath, [rolldown, from, '--platform', 'node', '--format', 'cjs', '--file', file])
  return file
}

/** Runs a program under a limit to how large its files may grow, in blocks of 512 bytes: a write that passes it is done in part, as on a full disk. */
export const withSmallFiles = (blocks: number) => [
  'sh',
  '-c',
  `trap '' XFSZ; ulimit -S -f ${blocks}; exec "$@"`,
  'sh',
  process.execPath,
]

/** Starts the process and waits until it tells its port. Rejects with what it says last when it ends before. */
export async function serve(
  program: string,
  dataDir: string,
  sync: 'never' | 'fsync',
  compactAfter: number,
  by: readonly string[] = [process.execPath],
): Promise<Served> {
  const [command = '', ...before] = by
  const child = spawn(command, [...before, program, dataDir, sync, String(compactAfter)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH },
  })
  let last = ''
  child.stderr.on('data', (chunk: Buffer) => {
    last = chunk.toString()
  })
  const said: string[] = []
  const lines = createInterface({ input: child.stdout })
  const port = await new Promise<number>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('port ')) resolve(Number(line.slice(5)))
      else said.push(line)
    })
    child.once('close', (code) => reject(new Error(`the gateway ended with ${code} before it was ready: ${last}`)))
  })
  return { child, port, said }
}

export async function kill({ child }: Served): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  await gone
}

/** What the workers were told, over all lives of the gateway. */
export interface Told {
  readonly inserted: Set<string>
  readonly counted: Map<string, number>
  readonly pairs: Set<string>
}

export const nothingTold = (): Told => ({ inserted: new Set(), counted: new Map(), pairs: new Set() })

const ok = (reply: Reply) => reply.code === undefined
const doc = (value: object) => EJSON.stringify(value, { relaxed: false })
export const insert = (port: number, value: object, more: object = {}) =>
  send(port, { action: 'database.insertDocument', collectionName: 'c', data: [doc(value)], ...more })

async function pair(port: number, id: string, told: Told): Promise<void> {
  const { transactionId } = await send(port, { action: 'database.startTransaction' })
  for (const half of ['a', 'b']) {
    const reply = await insert(port, { _id: `${id}-${half}`, worker: 'pair' }, { transactionId })
    if (!ok(reply)) throw new Error(reply.message)
  }
  if (ok(await send(port, { action: 'database.commitTransaction', transactionId }))) told.pairs.add(id)
}

async function work(port: number, worker: string, told: Told): Promise<void> {
  for (let n = 0; ; n++) {
    const id = `${worker}-${n}`
    if (n % 5 === 4) {
      await pair(port, id, told)
      continue
    }
    if (ok(await insert(port, { _id: id, worker, n }))) told.inserted.add(id)
    const counted = await send(port, {
      action: 'database.modifyDocument',
      collectionName: 'c',
      queryType: 'DOC',
      query: doc({ _id: `counter-${worker}` }),
      data: doc({ v: n, padding: 'x'.repeat(2_000) }),
      merge: false,
      upsert: true,
    })
    if (ok(counted)) told.counted.set(`counter-${worker}`, n)
  }
}

/** Load until the process is killed, which happens once `after` more inserts have been told. */
export async function loadAndKill(served: Served, life: number, after: number, told: Told): Promise<void> {
  const goal = told.inserted.size + after
  let working = 8
  const workers = Array.from({ length: working }, (_, i) =>
    work(served.port, `w${life}-${i}`, told).catch(() => {
      working--
    }),
  )
  while (told.inserted.size < goal && working > 0) await new Promise((resolve) => setImmediate(resolve))
  if (working === 0) throw new Error('the gateway was gone before it was killed')
  await kill(served)
  await Promise.all(workers)
}

export async function everything(port: number): Promise<Map<string, { v?: number }>> {
  const found = new Map<string, { v?: number }>()
  let from = ''
  for (;;) {
    const reply = await send(port, {
      action: 'database.getDocument',
      collectionName: 'c',
      queryType: 'WHERE',
      query: doc({ _id: { $gt: from } }),
      order: doc({ _id: 1 }),
      limit: 1_000,
    })
    const list = ((reply.data?.list ?? []) as string[]).map((text) => EJSON.parse(text) as { _id: string; v?: number })
    for (const each of list) found.set(each._id, each)
    const last = list.at(-1)
    if (!last) return found
    from = last._id
  }
}

/** Everything that was told and is not there, or is there by half. Empty when all is well. */
export async function lossesOf(port: number, told: Told): Promise<string[]> {
  const found = await everything(port)
  const losses: string[] = []
  for (const id of told.inserted) if (!found.has(id)) losses.push(`insert ${id} lost`)
  for (const [id, v] of told.counted) if ((found.get(id)?.v ?? -1) < v) losses.push(`${id} went back`)
  for (const id of told.pairs) if (!found.has(`${id}-a`)) losses.push(`pair ${id} lost`)
  for (const id of found.keys()) {
    const other = id.endsWith('-a') ? `${id.slice(0, -1)}b` : id.endsWith('-b') ? `${id.slice(0, -1)}a` : undefined
    if (other !== undefined && !found.has(other)) losses.push(`half a pair: ${id}`)
  }
  return losses
}
