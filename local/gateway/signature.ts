/**
 * Checks what @cloudbase/signature-nodejs signs: an ordinary request by a quick reading of our own, any other by the same package, which makes the
 * signature again from the request; both must agree.
 */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { sign } from '@cloudbase/signature-nodejs'
import type { Clock } from './clock'
import type { Credentials } from './credentials'
import { Failure } from './failure'
import { quickAuthorization } from './quick-signature'

const refused = (why: string) => new Failure('SIGN_PARAM_INVALID', `[Sign] ${why}`)

const header = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

function signedHeaders(request: IncomingMessage, authorization: string): Record<string, string> {
  const names = / SignedHeaders=([^,]*)/.exec(authorization)?.[1]
  if (!names) throw refused('the authorization header is missing or malformed')
  return Object.fromEntries(names.split(';').map((name) => [name, header(request, name)]))
}

/** Throws SIGN_PARAM_INVALID unless the request was signed with these credentials, not too long ago by the movable clock; what was signed right before a jump counts as well. */
export function verifySignature(
  request: IncomingMessage,
  params: object,
  credentials: Credentials,
  clock: Clock,
): void {
  const authorization = header(request, 'authorization')
  const timestamp = Number(header(request, 'x-timestamp'))
  const headers = signedHeaders(request, authorization)
  const lifetime = Number(header(request, 'x-signature-expires') || 600)
  const times = clock.timesLately?.() ?? [clock.now()]
  if (!Number.isInteger(timestamp) || !times.some((now) => Math.abs(now / 1000 - timestamp) <= lifetime)) {
    throw refused('the signature has expired')
  }
  const host = header(request, 'host')
  const url = request.url ?? ''
  const received = { authorization, host, url, timestamp, header: (name: string) => header(request, name) }
  if (same(authorization, quickAuthorization(received, params, credentials))) return
  const again = sign({
    ...credentials,
    method: 'post',
    url: `http://${host}${url}`,
    params,
    headers,
    withSignedParams: true,
    timestamp,
  })
  if (!same(authorization, again.authorization)) throw refused('the signature does not match')
}

function same(theirs: string, ours: string | undefined): boolean {
  if (ours === undefined) return false
  const [left, right] = [Buffer.from(theirs), Buffer.from(ours)]
  return left.length === right.length && timingSafeEqual(left, right)
}
