/**
 * The signature of an ordinary request, worked out at a third of what @cloudbase/signature-nodejs 2.2.0 takes (lib/signer.js, `tc3sign`): with the
 * key of the day, the order of names and the spelling of keys kept from the request before. It may only ever say yes: what it does not find right,
 * or does not know how to read, is left to that package.
 */
import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'
import type { Credentials } from './credentials'

export interface Received {
  readonly authorization: string
  readonly host: string
  /** Path and query. */
  readonly url: string
  /** Unix time in seconds. */
  readonly timestamp: number
  readonly header: (name: string) => string
}

const ALGORITHM = 'TC3-HMAC-SHA256'
const READABLE =
  /^TC3-HMAC-SHA256 Credential=[^,]+, SignedParams=([a-z0-9_;%-]+), SignedHeaders=([a-z0-9;-]+), Signature=[0-9a-f]{64}$/
/** Addresses that no parser spells otherwise than they were sent. */
const PLAIN_HOST = /^[a-z0-9.-]+(:\d+)?$/
const PLAIN_URL = /^\/[\w./-]*(?:\?([\w.&=-]*))?$/

/** Few different texts pass here: a kept answer for each, all forgotten when somebody sends ever new ones. */
function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const there = known.get(text)
    if (there !== undefined) return there
    if (known.size === 500) known.clear()
    const found = work(text)
    known.set(text, found)
    return found
  }
}

interface Names {
  readonly list: readonly string[]
  readonly sorted: boolean
}

const namesOf = remembering((text: string): Names => {
  const list = text.split(';')
  const sorted = [...new Set(list)].sort((left, right) => left.localeCompare(right))
  return { list, sorted: sorted.join(';') === text }
})

/** Only letters, digits and `_` are spelled the same encoded and not; an empty text stands for a key that this reading leaves alone. */
const spelled = remembering((key: string) => (/^\w+$/.test(key) ? key.toLowerCase() : ''))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).trim()

/** The hash of the parameters in the order in which they are named; undefined unless exactly these were sent. */
function hashOf(params: object, names: readonly string[]): string | undefined {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(params)) {
    const name = spelled(key)
    if (name === '' || texts.has(name) || Buffer.isBuffer(value)) return undefined
    const text = textOf(value)
    if (text !== '') texts.set(name, text)
  }
  if (texts.size !== names.length) return undefined
  let signed = ''
  for (const name of names) {
    const text = texts.get(name)
    if (text === undefined) return undefined
    signed += `&${name}=${text}\r\n`
  }
  return hash('sha256', signed)
}

let kept: { readonly secretKey: string; readonly date: string; readonly key: KeyObject } | undefined

function keyOf(secretKey: string, date: string): KeyObject {
  if (kept?.date === date && kept.secretKey === secretKey) return kept.key
  const after = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const key = createSecretKey(after(after(after(`TC3${secretKey}`, date), 'tcb'), 'tc3_request'))
  kept = { secretKey, date, key }
  return key
}

const dateOf = (timestamp: number) => new Date(timestamp * 1000).toISOString().slice(0, 10)

/** The authorization that these credentials give such a request; undefined for one that is not ordinary. */
export function quickAuthorization(
  { authorization, host, url, timestamp, header }: Received,
  params: object,
  { secretId, secretKey }: Credentials,
): string | undefined {
  const [, paramNames = '', headerNames = ''] = READABLE.exec(authorization) ?? []
  const address = PLAIN_URL.exec(url)
  if (paramNames === '' || !address || !PLAIN_HOST.test(host)) return undefined
  const [ofParams, ofHeaders] = [namesOf(paramNames), namesOf(headerNames)]
  if (!ofParams.sorted || !ofHeaders.sorted || !ofHeaders.list.includes('host')) return undefined
  if (!ofHeaders.list.includes('content-type') || header('content-type') !== 'application/json') return undefined
  const payload = hashOf(params, ofParams.list)
  if (payload === undefined) return undefined
  const headers = ofHeaders.list.map((name) => `${name}:${header(name).trim().toLowerCase()}\n`).join('')
  const path = url.split('?', 1)[0]
  const canonical = `post\n//${host}${path}\n${address[1] ?? ''}\n${headers}\n${headerNames}\n${payload}`
  const date = dateOf(timestamp)
  const scope = `${date}/tcb/tc3_request`
  const text = `${ALGORITHM}\n${timestamp}\n${scope}\n${hash('sha256', canonical)}`
  const signature = createHmac('sha256', keyOf(secretKey, date)).update(text).digest('hex')
  return `${ALGORITHM} Credential=${secretId}/${scope}, SignedParams=${paramNames}, SignedHeaders=${headerNames}, Signature=${signature}`
}
