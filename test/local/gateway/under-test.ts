/** A gateway on a free port, a clock that moves by hand, and the real SDK pointed at it the way the cloud's environment points it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type tcb from '@cloudbase/node-sdk'
import type { Manifest } from '../../../local/gateway/manifest'
import { createGateway, type Gateway, type GatewayOptions } from '../../../local/gateway/server'
import { credentials, envId } from './identity'

export class MovableClock {
  private shift = 0
  constructor(private readonly fixed?: number) {}
  now(): number {
    return (this.fixed ?? Date.now()) + this.shift
  }
  forward(ms: number): void {
    this.shift += ms
  }
}

export interface UnderTest {
  readonly gateway: Gateway
  readonly clock: MovableClock
  readonly port: number
  readonly dataDir: string
  readonly said: string[]
  readonly app: ReturnType<typeof tcb.init>
  readonly db: ReturnType<ReturnType<typeof tcb.init>['database']>
  /** Closes the gateway and opens another one on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

export type Transaction = Awaited<ReturnType<UnderTest['db']['startTransaction']>>

type Options = Partial<Pick<GatewayOptions, 'fsync' | 'invokeFunction' | 'compactAfter' | 'functionOf'>>

/** Whatever the SDK needs to believe it runs in the cloud (research: TENCENTCLOUD_RUNENV and TCB_CONTEXT_CNFG are undocumented). */
function environment(port: number): void {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    TENCENTCLOUD_SECRETID: credentials.secretId,
    TENCENTCLOUD_SECRETKEY: credentials.secretKey,
    TENCENTCLOUD_SESSIONTOKEN: 'invocation-1',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    SILENCE: 'true',
  })
}

export async function startUnderTest(
  manifest: Manifest,
  options: Options & { clock?: MovableClock } = {},
): Promise<UnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gateway-'))
  const clock = options.clock ?? new MovableClock()
  const said: string[] = []
  const open = () =>
    createGateway({ envId, credentials, dataDir, manifest, ...options, clock, log: (line) => said.push(line) })
  let gateway = await open()
  const server = createServer((request, response) => {
    void gateway.handle(request, response).then((own) => own || response.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  environment(port)
  const sdk = (await import('@cloudbase/node-sdk')).default
  const app = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV })
  return {
    get gateway() {
      return gateway
    },
    clock,
    port,
    dataDir,
    said,
    app,
    db: app.database(),
    async restart() {
      await gateway.close()
      gateway = await open()
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await gateway.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** What a promise is refused with; fails when it is not. */
export async function refusal(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('value' in outcome) throw new Error(`expected a refusal, got ${JSON.stringify(outcome.value)}`)
  const { code, message } = outcome.error as { code?: string; message?: string }
  return { code: code ?? '', message: message ?? String(outcome.error) }
}
