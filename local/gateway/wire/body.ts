import type { IncomingMessage } from 'node:http'
import { Failure } from '../failure'

/** Requests above this are refused: CloudBase takes 5 MB for an insert, files go elsewhere. */
const MOST_BYTES = 16 * 1024 * 1024

/** The whole body of a request. */
export function bytesOf(request: IncomingMessage, most = MOST_BYTES): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= most) chunks.push(chunk)
    })
    request.on('end', () => {
      if (size > most)
        reject(new Failure('EXCEED_MAX_PAYLOAD_SIZE', `the request has ${size} bytes, more than ${most}`))
      else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
    })
    request.on('error', reject)
  })
}
