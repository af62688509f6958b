/** A server in a process of its own, whose processor time can be asked: the gateway, or a bare echo that checks the same signature. */
import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sign } from '@cloudbase/signature-nodejs'
import { createGateway } from '../../local/gateway/server'
import { bytesOf } from '../../local/gateway/wire/body'
import { manifest } from './documents'

const credentials = { secretId: 'localid', secretKey: 'localkey' }
const clock = { now: () => Date.now() }

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>

/** As anybody would check it with the SDK's own package: signed again, compared. */
function assertSigned({ headers, url }: IncomingMessage, params: object): void {
  const theirs = headers.authorization ?? ''
  const names = / SignedHeaders=([^,]*)/.exec(theirs)?.[1]?.split(';') ?? []
  const { authorization: ours } = sign({
    ...credentials,
    method: 'post',
    url: `http://${headers.host}${url}`,
    params,
    headers: Object.fromEntries(names.map((name) => [name, headers[name]])),
    withSignedParams: true,
    timestamp: Number(headers['x-timestamp']),
  })
  if (theirs.length !== ours.length || !timingSafeEqual(Buffer.from(theirs), Buffer.from(ours)))
    throw new Error('the signature does not match')
}

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await bytesOf(request)
  assertSigned(request, JSON.parse(bytes.toString()) as object)
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length })
  response.end(bytes)
}

async function handler(kind: string, dataDir: string): Promise<Handle> {
  if (kind === 'echo') return echo
  const gateway = await createGateway({ envId: 'local-env', credentials, dataDir, clock, manifest })
  return (request, response) => gateway.handle(request, response)
}

async function serve(kind = '', dataDir = ''): Promise<void> {
  const handle = await handler(kind, dataDir)
  const server = createServer((request, response) => void handle(request, response))
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
  process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }))
}

serve(process.argv[2], process.argv[3]).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
})
