/** A signature lives ten minutes by the movable clock, and a jump of that clock does not age what is on its way. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MovableClock } from '../../../local/clock'
import { verifySignature } from '../../../local/gateway/signature'
import { credentials } from './identity'
import { send } from './wire-client'

const day = 86_400_000
const clock = new MovableClock()
let real = 0

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    try {
      verifySignature(request, JSON.parse(Buffer.concat(chunks).toString()) as object, credentials, clock)
      response.end('{"requestId":"believed"}')
    } catch (error) {
      response.end(JSON.stringify({ code: (error as { code?: string }).code, message: (error as Error).message }))
    }
  })
})

beforeAll(async () => {
  jest.spyOn(performance, 'now').mockImplementation(() => real)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  jest.restoreAllMocks()
  server.close()
  server.closeAllConnections()
})

const sentAt = (ms: number, secretKey?: string) =>
  send(
    (server.address() as AddressInfo).port,
    { action: 'database.getDocument' },
    { timestamp: Math.floor(ms / 1000), ...(secretKey && { secretKey }) },
  )

test('what was signed before a jump is believed for 30 real seconds, and no longer', async () => {
  const signed = clock.now()
  clock.forward(day)
  clock.forward(day)
  expect((await sentAt(signed)).requestId).toBe('believed')
  expect((await sentAt(clock.now())).requestId).toBe('believed')
  real += 29_000
  expect((await sentAt(signed)).requestId).toBe('believed')
  real += 2_000
  expect(await sentAt(signed)).toMatchObject({
    code: 'SIGN_PARAM_INVALID',
    message: '[Sign] the signature has expired',
  })
})

test('an old signature stays old, with a jump and without, and no jump makes a wrong one right', async () => {
  const old = clock.now() - 11 * 60_000
  expect((await sentAt(old)).code).toBe('SIGN_PARAM_INVALID')
  clock.forward(day)
  expect((await sentAt(old)).code).toBe('SIGN_PARAM_INVALID')
  expect((await sentAt(clock.now() - day, 'guessed')).message).toBe('[Sign] the signature does not match')
})

test('a clock that starts elsewhere has never been at real time', () => {
  expect(new MovableClock('2027-05-19T13:00:00+08:00').timesLately()).toHaveLength(1)
})
