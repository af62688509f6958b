/** Requests as the SDK makes them, signed before the measurement, each different: three reads in five. */
import { sign } from '@cloudbase/signature-nodejs'
import { EJSON } from 'bson'
import { home } from './documents'

/** A whole request as it goes over the wire. */
export type Signed = Buffer

const path = '/admin?env=local-env&seqId=1'
const text = (value: unknown) => EJSON.stringify(value as object, { relaxed: false })

function bodyOf(n: number, first: number): object {
  const known = { query: text({ _id: `home-${(n * 7) % 1_000}` }), queryType: 'DOC', multi: false }
  switch (n % 10) {
    case 0:
    case 1:
      return { action: 'database.insertDocument', data: [text(home(first + n))] }
    case 2:
    case 3: {
      const data = text({ $inc: { version: 1 }, $set: { [`seen.${n % 50}`]: n } })
      return { action: 'database.modifyDocument', ...known, data, merge: true, upsert: false }
    }
    case 4: {
      const query = text({ town: `town-${n % 500}` })
      return { action: 'database.getDocument', query, queryType: 'WHERE', order: text({ at: -1 }), limit: 2 }
    }
    default:
      return { action: 'database.getDocument', ...known }
  }
}

/** `first` keeps the ids of inserts apart from those of other batches. */
export function signedRequests(count: number, first: number): Signed[] {
  const host = '127.0.0.1:8080'
  const base = {
    'content-type': 'application/json',
    host,
    'user-agent': 'tcb-node-sdk/3.18.3',
    'x-sdk-version': 'tcb-node-sdk/3.18.3',
  }
  const timestamp = Math.floor(Date.now() / 1_000)
  return Array.from({ length: count }, (_, n) => {
    const params = {
      collectionName: 'homes',
      ...bodyOf(n, first),
      envName: 'local-env',
      sessionToken: `invocation-${n}`,
    }
    const credentials = { secretId: 'localid', secretKey: 'localkey' }
    const url = `http://${host}${path}`
    const { authorization } = sign({
      ...credentials,
      method: 'post',
      url,
      params,
      headers: base,
      withSignedParams: true,
      timestamp,
    })
    const body = Buffer.from(JSON.stringify(params))
    const headers = {
      ...base,
      authorization,
      'x-timestamp': timestamp,
      'x-signature-expires': 600,
      'content-length': body.length,
      connection: 'keep-alive',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), body])
  })
}
