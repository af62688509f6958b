/** The quick reading of a signature never disagrees with the SDK's own package: it says the same, or leaves the answer to it. */
import { sign } from '@cloudbase/signature-nodejs'
import fc from 'fast-check'
import { quickAuthorization } from '../../../local/gateway/quick-signature'

const credentials = { secretId: 'localid', secretKey: 'localkey' }
const host = '127.0.0.1:8080'
const ordinary = {
  action: 'database.getDocument',
  collectionName: 'homes',
  envName: 'local-env',
  limit: 2,
  query: '{"town":"渡口镇"}',
  sessionToken: 'invocation-1',
  tcb_sessionToken: '',
  transactionId: 'a',
}

interface Request {
  readonly params: object
  readonly url: string
  readonly timestamp: number
  readonly headers: Record<string, string>
}
const request: Request = {
  params: ordinary,
  url: '/admin?env=local-env&seqId=1',
  timestamp: 1_811_000_000,
  headers: { 'content-type': 'application/json', host, 'user-agent': 'tcb-node-sdk/3.18.3', 'x-sdk-version': 'A 1' },
}

const packaged = ({ params, url, timestamp, headers }: Request, secretKey = 'localkey') =>
  sign({
    ...credentials,
    secretKey,
    method: 'post',
    url: `http://${host}${url}`,
    params,
    headers,
    withSignedParams: true,
    timestamp,
  }).authorization

const quick = (authorization: string, { params, url, timestamp, headers }: Request, secretKey = 'localkey') =>
  quickAuthorization({ authorization, host, url, timestamp, header: (name) => headers[name] ?? '' }, params, {
    ...credentials,
    secretKey,
  })

test('what the SDK sends is read quickly, and as the package reads it', () => {
  const authorization = packaged(request)
  expect(quick(authorization, request)).toBe(authorization)
  const listed = { ...request, params: { ...ordinary, data: ['{"a":1}', '{"b":" 2 "}'], multi: false, order: null } }
  expect(quick(packaged(listed), listed)).toBe(packaged(listed))
})

test('any request is read as the package reads it, or left to it', () => {
  const key = fc.oneof(
    fc.string({ minLength: 1, maxLength: 6 }),
    fc.constantFrom('a', 'A', 'a_b', 'ab', '_a', 'env', ' b'),
  )
  const params = fc.dictionary(key, fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 2 })), { minKeys: 1, maxKeys: 6 })
  const url = fc.constantFrom(
    '/admin',
    '/admin?',
    '/admin?env=a b',
    '/admin?x="1"',
    '/admin?env=local-env&seqId=%E5%AE%B6',
  )
  const headers = fc.record({
    'content-type': fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain'),
    host: fc.constant(host),
    'x-sdk-version': fc.string(),
  })
  const timestamp = fc.integer({ min: 1, max: 4_000_000_000 })
  fc.assert(
    fc.property(fc.record({ params, url, headers, timestamp }), (some) => {
      const authorization = packaged(some)
      expect([authorization, undefined]).toContain(quick(authorization, some))
    }),
    { numRuns: 2_000 },
  )
})

test.each<[string, Partial<Request>, string]>([
  ['another value', { params: { ...ordinary, limit: 3 } }, 'localkey'],
  ['one more value', { params: { ...ordinary, skip: 3 } }, 'localkey'],
  ['one value less', { params: { ...ordinary, limit: '' } }, 'localkey'],
  [
    'two values that run into one',
    { params: { ...ordinary, action: 'database.getDocument\r\n&collectionname=homes' } },
    'localkey',
  ],
  ['another path', { url: '/admin2?env=local-env&seqId=1' }, 'localkey'],
  ['another query', { url: '/admin?env=other&seqId=1' }, 'localkey'],
  ['another second', { timestamp: request.timestamp + 1 }, 'localkey'],
  ['another header', { headers: { ...request.headers, 'x-sdk-version': 'A 2' } }, 'localkey'],
  ['another key', {}, 'otherkey'],
])('%s than was signed is never taken for it', (_, change, secretKey) => {
  const authorization = packaged(request)
  expect(quick(authorization, { ...request, ...change }, secretKey)).not.toBe(authorization)
})

test('names in another order than the package signs them are not the signature', () => {
  const authorization = packaged(request)
  const turned = authorization.replace('action;collectionname', 'collectionname;action')
  expect(turned).not.toBe(authorization)
  expect(quick(turned, request)).toBeUndefined()
})
