/** What the local gateway costs: processor time a request against a bare echo, a million documents, and how much a search looks at. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../local/gateway/engine/database'
import { LogFile } from '../local/gateway/log/journal'
import type { Change } from '../local/gateway/log/record'
import { read } from '../local/gateway/plan/read'
import { readFilter } from '../local/gateway/query/filter'
import { chance, home, manifest } from './gateway/documents'
import { sendAll } from './gateway/load'
import { type Signed, signedRequests } from './gateway/requests'
import { bundle, type Served, start } from './gateway/served'
import { atMost, type Measure } from './measure'

const result = (what: string, value: number, budget: number, kind: Measure['kind']): Measure =>
  atMost('gateway', kind, what, Math.round(value * 100) / 100, budget)

const putsOf = (from: number, to: number): Change[] =>
  Array.from({ length: to - from }, (_, i) => ({ kind: 'put', collection: 'homes', doc: home(from + i) }))

/** A data folder that holds so many homes. */
function prepare(dataDir: string, count: number): void {
  mkdirSync(join(dataDir, 'database'), { recursive: true })
  const log = LogFile.open(join(dataDir, 'database', 'log-00000001.jsonl'), 0, 'never')
  for (let n = 0; n < count; n += 500) log.append(putsOf(n, Math.min(n + 500, count)))
}

async function microsecondsEach(server: Served, requests: readonly Signed[]): Promise<number> {
  const before = await server.usage()
  await sendAll(server.port, requests)
  const after = await server.usage()
  return (after.cpu - before.cpu) / requests.length
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Requests of one turn of one server. */
const TURN = 4_000
/** Turns until both servers are compiled as far as they will be; nothing of them counts. */
const WARM_UP = 4
const ROUNDS = 11

/**
 * Both servers run from the beginning to the end and get the same requests in turn, each as often the first as the second, so that what else the
 * machine does falls on both. The median of the rounds: a large garbage collection or a busy neighbour spoils a round, not the result.
 */
async function processorTime(program: string, folder: string): Promise<Measure> {
  prepare(join(folder, 'small'), 20_000)
  const gateway = await start(program, 'gateway', join(folder, 'small'))
  const echo = await start(program, 'echo')
  try {
    const ratios: number[] = []
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const requests = signedRequests(TURN, 10_000_000 + (round + WARM_UP) * TURN)
      const early = round % 2 === 0 ? await microsecondsEach(gateway, requests) : undefined
      const plain = await microsecondsEach(echo, requests)
      const whole = early ?? (await microsecondsEach(gateway, requests))
      if (round >= 0) ratios.push(whole / plain)
    }
    const what = 'processor time a request, against a bare echo that checks the signature'
    return { ...result(what, median(ratios), 1.8, 'ratio'), firm: true }
  } finally {
    await gateway.stop()
    await echo.stop()
  }
}

async function million(program: string, folder: string): Promise<Measure[]> {
  prepare(join(folder, 'million'), 1_000_000)
  const gateway = await start(program, 'gateway', join(folder, 'million'))
  const { rss, cpu } = await gateway.usage()
  await gateway.stop()
  return [
    result('start with 1,000,000 documents, in seconds of processor time', cpu / 1e6, 20, 'ratio'),
    result('memory of 1,000,000 documents, in GB', rss / 1e9, 1.2, 'ratio'),
  ]
}

/** The most that one of many searches looked at, in a county of so many homes. */
function lookedAt(count: number): Measure[] {
  const database = new Database(manifest)
  for (const change of putsOf(0, count)) database.restore(change)
  database.begin({ append: () => {}, durable: () => undefined })
  const homes = database.collection('homes')
  const ask = (query: object, order: { path: string; direction: 1 | -1 }[], limit: number) => {
    const meter = { examined: 0 }
    const found = read(homes, { filter: readFilter(query as never), order, skip: 0, limit }, meter).length
    return { examined: meter.examined, found }
  }
  let nearby = 0
  let list = 0
  for (let i = 0; i < 200; i++) {
    const coordinates = [110 + chance(i * 3.1) * 4, 22 + chance(i * 7.7) * 4]
    const near = ask(
      { status: 'active', loc: { $nearSphere: { $geometry: { type: 'Point', coordinates }, $maxDistance: 50_000 } } },
      [],
      20,
    )
    nearby = Math.max(nearby, near.examined / near.found)
    const page = ask({ town: `town-${i}` }, [{ path: 'at', direction: -1 }], 20)
    list = Math.max(list, page.examined / page.found)
  }
  const among = `of ${count.toLocaleString('en')}`
  return [
    result(`documents looked at for each of the 20 nearest ${among}`, nearby, 6, 'count'),
    result(`documents looked at for each of an ordered page ${among}`, list, 2, 'count'),
  ]
}

export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'))
  try {
    const program = await bundle(join(__dirname, 'gateway', 'server-process.ts'), folder)
    return [...lookedAt(100_000), await processorTime(program, folder), ...(await million(program, folder))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
