import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createStage, type Stage, type StageOptions } from '../../local/preview/server'

export interface Host {
  url: string
  stage: Stage
  /** What the phones asked of the doors. */
  calls: { as: string; name: string; event: unknown }[]
  uploads: { as: string | null; cloudPath: string | null; bytes: number }[]
  moveClock(ms: number): void
  tell(event: object): void
  close(): Promise<void>
}

export const FIXTURE = path.join(__dirname, 'fixture')

/** A stage for tests: two phones, a wide one, one action. */
export const STAGE: StageOptions = {
  title: '样张舞台',
  intro: ['先看左边的手机', '再按一个按钮', '把时间往前拨'],
  phones: [
    { id: 'left', label: '居民', personas: ['o-lin', 'o-chen'] },
    { id: 'right', label: '主人', platform: 'ios', personas: ['o-wu'] },
    { id: 'wide', label: '干部', wide: true, personas: ['o-he'] },
  ],
  personas: [
    {
      openid: 'o-lin',
      label: '林小满',
      note: '渔港村居民',
      location: { latitude: 30.0123, longitude: 120.0456 },
      phone: '13800138000',
    },
    {
      openid: 'o-chen',
      label: '陈阿婆',
      note: '72 岁,字要大',
      location: { latitude: 30.02, longitude: 120.05 },
      fontScale: 1.4,
    },
    { openid: 'o-wu', label: '吴海燕', note: '微家主人', location: { latitude: 30.0, longitude: 120.03 } },
    { openid: 'o-he', label: '何敏', note: '县里的干部', location: { latitude: 30.03, longitude: 120.0 } },
  ],
  files: [
    { name: 'homes.csv', path: path.join(__dirname, 'sample.csv') },
    { name: 'other.txt', path: path.join(__dirname, 'sample.csv'), type: 'text/x-other' },
    { name: 'garden.png', path: path.join(FIXTURE, 'images/dot.png') },
  ],
  templates: [{ id: 'T-visit', title: '上门提醒', note: '主人来之前' }],
  actions: [
    { id: 'fill', label: '导入样例', note: '把样例表导进来', run: async () => ({ message: '导入了 3 家' }) },
    {
      id: 'break',
      label: '会失败的',
      note: '看看失败怎么说',
      run: async () => {
        throw new Error('做不到')
      },
    },
  ],
  places: [
    { name: '渔港村', latitude: 30.012, longitude: 120.045 },
    { name: '后浦村', latitude: 30.035, longitude: 120.01 },
    { name: '白沙镇', latitude: 30.0, longitude: 120.03 },
  ],
}

const NOW = Date.parse('2027-05-19T13:00:00+08:00')

async function body(req: http.IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of req) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Serves a stage with doors that only echo. */
export async function startHost(miniprogramDir = FIXTURE): Promise<Host> {
  const stage = await createStage({ miniprogramDir, stage: STAGE, appId: 'wxfixture' })
  const streams = new Set<http.ServerResponse>()
  const calls: Host['calls'] = []
  const uploads: Host['uploads'] = []
  const startedAt = Date.now()
  let moved = 0
  const offset = () => NOW - startedAt + moved
  const tell = (event: object) => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify(event)}\n\n`)
  }
  const moveClock = (ms: number) => {
    moved += ms
    tell({ type: 'clock', offsetMs: offset() })
  }
  const json = (res: http.ServerResponse, value: unknown) => {
    res.writeHead(200, { 'content-type': 'application/json' })
    res.end(JSON.stringify(value))
  }
  const door = async (req: http.IncomingMessage, res: http.ServerResponse) => {
    const url = new URL(req.url ?? '/', 'http://127.0.0.1')
    if (url.pathname === '/local/clock') {
      if (req.method === 'POST') {
        const wanted = JSON.parse((await body(req)).toString()) as { now?: string; forwardMs?: number }
        moveClock(wanted.now === undefined ? (wanted.forwardMs ?? 0) : Date.parse(wanted.now) - Date.now() - offset())
      }
      json(res, { now: new Date(Date.now() + offset()).toISOString() })
    } else if (url.pathname === '/local/call') {
      const call = JSON.parse((await body(req)).toString()) as Host['calls'][number]
      calls.push(call)
      json(
        res,
        call.name === 'broken'
          ? { requestId: 'r2', error: { code: 'BROKEN', message: '坏了' } }
          : { requestId: 'r1', result: { echo: call.event, as: call.as } },
      )
    } else if (url.pathname === '/local/upload') {
      const bytes = (await body(req)).length
      uploads.push({ as: url.searchParams.get('as'), cloudPath: url.searchParams.get('cloudPath'), bytes })
      json(res, { fileID: `cloud://local/${url.searchParams.get('cloudPath')}` })
    } else if (url.pathname === '/local/events') {
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.write(':\n\n')
      streams.add(res)
      req.on('close', () => streams.delete(res))
    } else {
      res.writeHead(404)
      res.end()
    }
  }
  const server = http.createServer((req, res) => {
    stage
      .handle(req, res)
      .then((answered) => (answered ? undefined : door(req, res)))
      .catch((error: unknown) => {
        res.writeHead(500)
        res.end(String(error))
      })
  })
  await new Promise<void>((resolve) => server.listen(Number(process.env.PREVIEW_PORT ?? 0), '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stage,
    calls,
    uploads,
    moveClock,
    tell,
    async close() {
      stage.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
