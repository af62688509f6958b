import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { collections } from '../../cloudfunctions/kit/collections'
import { createGateway, type Gateway } from '../../local/gateway/server'

export interface GatewayRoom {
  gateway: Gateway
  dataDir: string
}

/**
 * A gateway for the tests of one file, and the environment that leads the real SDK in this process to it. The kit runs here as it runs in a
 * function; every test starts with empty collections.
 */
export function withGateway(): GatewayRoom {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'kit-'))
  const before = { ...process.env }
  const room = { dataDir } as GatewayRoom
  const server = http.createServer()

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    Object.assign(process.env, {
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      SCF_NAMESPACE: 'test-env',
      TENCENTCLOUD_SECRETID: 'test-id',
      TENCENTCLOUD_SECRETKEY: 'test-key',
      TENCENTCLOUD_SESSIONTOKEN: 'test-invocation',
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    })
    room.gateway = await createGateway({
      envId: 'test-env',
      credentials: { secretId: 'test-id', secretKey: 'test-key' },
      dataDir,
      manifest: { collections },
      clock: { now: () => Date.now() },
    })
    server.on('request', (request, response) => {
      room.gateway.handle(request, response).catch(() => response.destroy())
    })
  })
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: [...NOT_FAKED], now: START })
  })
  afterEach(() => {
    room.gateway.faults.clear()
    jest.useRealTimers()
  })
  afterAll(async () => {
    await room.gateway.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
    rmSync(dataDir, { recursive: true, force: true })
  })
  return room
}

const START = new Date('2027-05-19T13:00:00+08:00')

/** Only Date is ours to move; timers and queues stay real, since the SDK and the gateway live by them. */
const NOT_FAKED = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const
