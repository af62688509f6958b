/**
 * Sends prepared requests over bare sockets. A real HTTP client costs more processor time than the servers it measures: it would be the slower
 * side of the echo and the faster side of the gateway, and a server that waits for its client, or wakes it for each answer, is charged for that.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Signed } from './requests'

const LANES = 8
const END_OF_HEAD = '\r\n\r\n'

/** The body of an answer, once all of it is there. */
function bodyOf(received: Buffer): string | undefined {
  const head = received.indexOf(END_OF_HEAD)
  if (head < 0) return undefined
  const length = /\r\ncontent-length: (\d+)/i.exec(received.toString('latin1', 0, head))?.[1]
  if (length === undefined) throw new Error('an answer without its length')
  const from = head + END_OF_HEAD.length
  return received.length < from + Number(length) ? undefined : received.toString('utf8', from)
}

/** One request after the other over one connection, each when the one before is answered. */
function drive(socket: Socket, next: () => Signed | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let received: Buffer | undefined
    const send = () => {
      const request = next()
      if (request) socket.write(request)
      else resolve()
    }
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed a connection')))
    socket.on('data', (chunk: Buffer) => {
      received = received ? Buffer.concat([received, chunk]) : chunk
      const body = bodyOf(received)
      if (body === undefined) return
      received = undefined
      if (body.includes('"code":')) reject(new Error(`refused: ${body}`))
      else send()
    })
    send()
  })
}

/** Sends all of them over eight connections. Throws on the first answer that is a failure. */
export async function sendAll(port: number, requests: readonly Signed[]): Promise<void> {
  const waiting = requests.values()
  const next = (): Signed | undefined => waiting.next().value
  const sockets = Array.from({ length: LANES }, () => connect({ host: '127.0.0.1', port, noDelay: true }))
  try {
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    await Promise.all(sockets.map((socket) => drive(socket, next)))
  } finally {
    for (const socket of sockets) socket.destroy()
  }
}
