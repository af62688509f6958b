/** Sends a body as the SDK would, signed, without the SDK: for replaying captured calls and for wrong signatures. */
import { request } from 'node:http'
import { sign } from '@cloudbase/signature-nodejs'
import { credentials, envId } from './identity'

export interface Reply {
  readonly code?: string
  readonly message?: string
  readonly requestId?: string
  readonly transactionId?: string
  readonly limit?: number
  readonly offset?: number
  readonly data?: Record<string, unknown>
}

interface Sending {
  readonly secretKey?: string
  /** Seconds since 1970. */
  readonly timestamp?: number
  readonly path?: string
}

export function send(port: number, body: object, sending: Sending = {}): Promise<Reply> {
  const params = { envName: envId, ...body }
  const path = sending.path ?? `/admin?env=${envId}&seqId=1`
  const host = `127.0.0.1:${port}`
  const headers = {
    'content-type': 'application/json',
    host,
    'user-agent': 'tcb-node-sdk/3.18.3',
    'x-sdk-version': 'tcb-node-sdk/3.18.3',
  }
  const { authorization, timestamp } = sign({
    ...credentials,
    ...(sending.secretKey && { secretKey: sending.secretKey }),
    method: 'post',
    url: `http://${host}${path}`,
    params,
    headers,
    withSignedParams: true,
    timestamp: sending.timestamp ?? Math.floor(Date.now() / 1000),
  })
  const signed = { ...headers, authorization, 'x-timestamp': String(timestamp), 'x-signature-expires': '600' }
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method: 'POST', path, headers: signed }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('error', reject)
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Reply))
    })
    outgoing.on('error', reject)
    outgoing.end(JSON.stringify(params))
  })
}
