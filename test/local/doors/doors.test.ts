import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDoors, type Rooms } from '../../../local/doors/doors'
import { EventStream } from '../../../local/doors/events'

/** The doors on a server of their own, with what they lead to written down. */
interface House {
  port: number
  asked: unknown[]
  events: EventStream
}

let house: House
let server: http.Server

beforeEach(async () => {
  const asked: unknown[] = []
  const events = new EventStream()
  const rooms: Rooms = {
    get port() {
      return house.port
    },
    functions: {
      invoke: (name, event, caller) => {
        asked.push({ name, event, caller })
        return Promise.resolve({ requestId: 'r1', result: 'done' })
      },
      playTimer: (name, trigger, play) => {
        asked.push({ name, trigger, play })
        return name === 'home' ? Promise.reject(new RangeError('home has no timer')) : Promise.resolve([])
      },
      logOf: (name, most) => (name === 'home' ? [{ most }] : undefined),
    },
    clock: {
      now: () => Date.parse('2027-05-19T13:00:00+08:00'),
      offset: () => 7,
      set: (iso) => (/\+08:00$/.test(iso) ? Promise.resolve([]) : Promise.reject(new RangeError('ISO with an offset'))),
      forward: () => Promise.resolve([{ function: 'timers', outcome: { requestId: 'r2', result: null } }]),
    },
    events,
    gateway: {
      faults: {
        add: (fault) => void asked.push(fault),
        addRandom: (random) => void asked.push({ random }),
        clear: () => void asked.push('cleared'),
        holding: 0,
      },
      metrics: {
        of: (requestId) => {
          asked.push({ metrics: requestId })
          return []
        },
      },
      clientFiles: {
        put: (openid, cloudPath, body) =>
          cloudPath.startsWith(`staging/${openid}/`)
            ? Promise.resolve({ fileID: `cloud://${cloudPath}:${body.length}` })
            : Promise.reject(Object.assign(new Error('not yours'), { code: 'STORAGE_PERMISSION_DENIED' })),
        links: (openid, files, host) => {
          asked.push({ openid, files, host })
          return Promise.resolve([])
        },
        remove: () => Promise.reject(Object.assign(new Error('not a list'), { code: 'INVALID_PARAM' })),
      },
    },
    openApis: {
      calls: [
        { time: '', requestId: 'r1', function: 'home', api: 'a.b', params: {}, outcome: {} },
        { time: '', requestId: 'r2', function: 'home', api: 'c.d', params: {}, outcome: {} },
      ],
      script: (fields) => {
        if (fields.api !== 'a.b') throw new TypeError('"api" is one of a.b')
        return fields
      },
      clearScripts: () => void asked.push('cleared'),
      visit: (openid) => void asked.push({ visit: openid }),
      subscriptions: { choose: (...choice) => void asked.push(choice), all: () => [] },
      phoneCodes: { give: (openid, phoneNumber) => `${openid}:${phoneNumber}` },
    },
  }
  const doors = createDoors(rooms)
  server = http.createServer((req, res) => {
    void doors.handle(req, res).then((mine) => mine || res.writeHead(404).end('not a door'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  house = { port: (server.address() as AddressInfo).port, asked, events }
})

afterEach(() => {
  house.events.close()
  server.close()
  server.closeAllConnections()
})

const json = { 'content-type': 'application/json' }

async function knock(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  return new Promise<{ status: number; body: unknown; headers: http.IncomingHttpHeaders }>((resolve, reject) => {
    const req = http.request({ host: '127.0.0.1', port: house.port, method, path, headers }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({
          status: res.statusCode ?? 0,
          body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
          headers: res.headers,
        })
      })
    })
    req.on('error', reject)
    req.end(body)
  })
}

const call = (fields: unknown, headers: Record<string, string> = json) =>
  knock('POST', '/local/call', headers, JSON.stringify(fields))

describe('who may knock', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    'Host %s is refused',
    async (host) => {
      const answer = await knock('GET', '/local/clock', { host })
      expect(answer.status).toBe(403)
      expect(house.asked).toEqual([])
    },
  )

  test('localhost with the right port is this machine', async () => {
    expect((await knock('GET', '/local/clock', { host: `localhost:${house.port}` })).status).toBe(200)
  })

  test('a page of another origin is refused, our own page is not', async () => {
    const body = { as: 'a', name: 'f' }
    expect((await call(body, { ...json, origin: 'https://evil.example' })).status).toBe(403)
    expect((await call(body, { ...json, origin: 'null' })).status).toBe(403)
    expect((await call(body, { ...json, origin: `http://127.0.0.1:${house.port}` })).status).toBe(200)
    expect(house.asked).toHaveLength(1)
  })

  test('what a form of another site could send is refused: only JSON comes in', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      expect((await call({ as: 'a', name: 'f' }, { 'content-type': type })).status).toBe(415)
    }
    expect(
      (await knock('POST', '/local/upload?as=a&cloudPath=staging/a/x', { 'content-type': 'text/plain' }, 'x')).status,
    ).toBe(415)
    expect(house.asked).toEqual([])
  })

  test('no answer invites other origins', async () => {
    const { headers } = await knock('OPTIONS', '/local/call', { origin: `http://127.0.0.1:${house.port}` })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('the call door', () => {
  test('calls as the named user and hands the outcome on', async () => {
    expect((await call({ as: 'alice', name: 'home', event: { a: 1 } })).body).toEqual({
      requestId: 'r1',
      result: 'done',
    })
    expect(house.asked).toEqual([{ name: 'home', event: { a: 1 }, caller: { kind: 'client', openid: 'alice' } }])
  })

  test.each([{ name: 'f' }, { as: '', name: 'f' }, { as: 'a' }, { as: 1, name: 'f' }, [1]])(
    '%j is refused',
    async (fields) => {
      expect((await call(fields)).status).toBe(400)
    },
  )

  test('planned faults hit the next calls of that function: refused before, or the answer lost after', async () => {
    const plan = (fault: object) => knock('POST', '/local/fault', json, JSON.stringify(fault))
    await plan({ match: { function: 'home' }, kind: 'refuse' })
    await expect(call({ as: 'a', name: 'home' })).rejects.toThrow('socket hang up')
    expect(house.asked).toEqual([])
    await plan({ match: { function: 'home' }, kind: 'dropAnswer' })
    await call({ as: 'a', name: 'other' })
    await expect(call({ as: 'a', name: 'home' })).rejects.toThrow('socket hang up')
    expect(house.asked).toHaveLength(2)
    expect((await call({ as: 'a', name: 'home' })).status).toBe(200)
  })
})

describe('the other doors', () => {
  test('faults of database requests go to the gateway, malformed ones nowhere', async () => {
    const fault = { match: { action: 'database.modifyDocument', collection: 'activities' }, kind: 'conflict', times: 2 }
    expect((await knock('POST', '/local/fault', json, JSON.stringify(fault))).body).toEqual({
      planned: { ...fault, ms: 0 },
    })
    expect((await knock('DELETE', '/local/fault')).status).toBe(200)
    expect(house.asked).toEqual([{ ...fault, ms: 0 }, 'cleared'])
    for (const wrong of [
      { kind: 'explode' },
      { kind: 'delay', times: 0 },
      { kind: 'delay', ms: -1 },
      { kind: 'delay', match: { user: 'x' } },
    ]) {
      expect((await knock('POST', '/local/fault', json, JSON.stringify(wrong))).status).toBe(400)
    }
  })

  test('the clock is read in Beijing time, moved one way at a time, and tells which ticks it fired', async () => {
    expect((await knock('GET', '/local/clock')).body).toEqual({ now: '2027-05-19T13:00:00.000+08:00', offsetMs: 7 })
    const moved = await knock('POST', '/local/clock', json, '{"forwardMs":60000}')
    expect(moved.body).toMatchObject({ ticks: [{ function: 'timers', outcome: { requestId: 'r2' } }] })
    for (const wrong of ['{}', '{"now":"tomorrow"}', '{"now":"2027-05-19T13:00:00+08:00","forwardMs":1}', 'x', '[]']) {
      expect((await knock('POST', '/local/clock', json, wrong)).status).toBe(400)
    }
  })

  test('an upload goes below the user’s own prefix or is refused with its code', async () => {
    const type = { 'content-type': 'application/octet-stream' }
    const put = (cloudPath: string) =>
      knock('POST', `/local/upload?as=alice&cloudPath=${encodeURIComponent(cloudPath)}`, type, 'abc')
    expect((await put('staging/alice/表.xlsx')).body).toEqual({ fileID: 'cloud://staging/alice/表.xlsx:3' })
    expect((await put('staging/bob/x')).body).toEqual({
      error: { code: 'STORAGE_PERMISSION_DENIED', message: 'not yours' },
    })
  })

  test('metrics are asked by request id', async () => {
    await knock('GET', '/local/metrics?requestId=abc')
    expect((await knock('GET', '/local/metrics')).status).toBe(400)
    expect(house.asked).toEqual([{ metrics: 'abc' }])
  })

  test('whoever listens hears where the clock stands, and then what happens', async () => {
    const heard: string[] = []
    const req = http.get({ host: '127.0.0.1', port: house.port, path: '/local/events' }, (res) => {
      res.on('data', (chunk: Buffer) => heard.push(chunk.toString()))
    })
    const waitFor = async (text: string) => {
      while (!heard.join('').includes(text)) await new Promise((resolve) => setTimeout(resolve, 2))
    }
    await waitFor('{"type":"clock","offsetMs":7}\n\n')
    house.events.send({ type: 'reload', what: 'home' })
    await waitFor('{"type":"reload","what":"home"}\n\n')
    req.destroy()
  })

  test('an unknown door says so, other paths are nobody’s here', async () => {
    expect((await knock('GET', '/local/secrets')).status).toBe(404)
    expect((await knock('GET', '/local/call')).status).toBe(404)
    expect((await knock('GET', '/elsewhere')).body).toBe('not a door')
  })

  test('random faults go where their match says: calls, or requests', async () => {
    const random = { seed: 1, rate: 1, kinds: ['disconnect'] }
    const plan = (fault: object) => knock('POST', '/local/fault', json, JSON.stringify({ random: fault }))
    expect((await plan({ ...random, match: { collection: 'c' } })).status).toBe(200)
    expect(house.asked).toEqual([{ random: { ...random, match: { collection: 'c' }, ms: 50 } }])
    await plan({ ...random, match: { action: 'call' } })
    await expect(call({ as: 'a', name: 'home' })).rejects.toThrow('socket hang up')
    expect((await plan({ ...random, rate: 7 })).status).toBe(400)
  })

  test('a timer is played with by name, and what does not fit is refused', async () => {
    const play = (fields: object) => knock('POST', '/local/timer', json, JSON.stringify(fields))
    expect((await play({ function: 'tick', trigger: 'minute', kind: 'late' })).body).toEqual({ ticks: [] })
    expect(house.asked).toEqual([{ name: 'tick', trigger: 'minute', play: { kind: 'late', byMs: 90_000 } }])
    for (const wrong of [
      { kind: 'fire' },
      { function: 'tick' },
      { function: 'tick', kind: 'never' },
      { function: 'tick', kind: 'late', byMs: -1 },
      { function: 'home', kind: 'fire' },
    ]) {
      expect((await play(wrong)).status).toBe(400)
    }
  })

  test('the log of a function is read from its end', async () => {
    expect((await knock('GET', '/local/logs?function=home&last=3')).body).toEqual([{ most: 3 }])
    expect((await knock('GET', '/local/logs?function=nobody')).status).toBe(404)
    expect((await knock('GET', '/local/logs?function=home&last=x')).status).toBe(400)
  })

  test('open APIs: calls by name, scripts that fit, and what a user does in WeChat', async () => {
    const post = (path: string, fields: object) => knock('POST', path, json, JSON.stringify(fields))
    expect((await knock('GET', '/local/open-api?api=c.d')).body).toMatchObject({ calls: [{ requestId: 'r2' }] })
    expect((await post('/local/open-api', { api: 'a.b' })).body).toEqual({ planned: { api: 'a.b' } })
    expect((await post('/local/open-api', { api: 'x' })).status).toBe(400)
    await post('/local/open-api/visit', { openid: 'alice' })
    await post('/local/open-api/subscription', { openid: 'alice', templateId: 't', choice: 'accept' })
    expect(house.asked).toEqual([{ visit: 'alice' }, ['alice', 't', 'accept']])
    const wrong = { openid: 'alice', templateId: 't', choice: 'maybe' }
    expect((await post('/local/open-api/subscription', wrong)).status).toBe(400)
    const code = await post('/local/open-api/phone-code', { openid: 'alice', phoneNumber: '13800000000' })
    expect(code.body).toEqual({ code: 'alice:13800000000' })
  })

  test('links are asked for under the address that the phone used, and refusals carry their code', async () => {
    const fields = JSON.stringify({ as: 'alice', fileList: ['cloud://x'] })
    expect((await knock('POST', '/local/temp-url', json, fields)).body).toEqual({ fileList: [] })
    expect(house.asked).toEqual([{ openid: 'alice', files: ['cloud://x'], host: `127.0.0.1:${house.port}` }])
    expect((await knock('POST', '/local/delete-file', json, fields)).body).toEqual({
      error: { code: 'INVALID_PARAM', message: 'not a list' },
    })
  })
})
