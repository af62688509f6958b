import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { ERRORS } from '../../contract/errors'
import { boundRequest } from '../../domain/sealed-call'
import { SEAL_RANDOM_BYTES, sealFor } from '../../domain/sealing'
import { ACTIONS } from '../contract/actions'
import { CALLERS, type County, openidOf } from './county'
import type { House } from './house'
import { scenariosOf } from './scenarios'

/*
 * Random calls over all actions: events of any JSON, envelopes with any input, and inputs that are right but for one place. Whatever comes in,
 * a typed answer goes out: the contract's output, or one code of the closed list, and never the code of an unexpected failure.
 */
interface RandomCall {
  openid: string
  fn: string
  event: object
  /** The action whose contract an answer must keep; none when the event names none. */
  action: string | undefined
  /** Opens a sealed answer; null for an open call. */
  open: ((answer: { nonce: string; box: string }) => string | null) | null
}

const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\u202e',
  '𠮷',
  '__proto__',
  'constructor',
  '$where',
  'a.b',
  '../..',
  '%00',
  "' or 1=1",
  '<b>',
  '=1+1',
  'x'.repeat(5000),
]
const ODD_NUMBERS = [0, -0, -1, 1.5, 1e308, -1e308, 2 ** 53, Number.MIN_VALUE, 90.0001, 180.0001]
const oddLeaf = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.constantFrom(...ODD_NUMBERS),
  fc.constantFrom(null, true, [], {}),
)
const wild = fc.oneof({ weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) }, oddLeaf)
const wildObject = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom('action', 'input', 'sealed', 'requestId', 'version', '$set', '_id', 'toJSON')),
  wild,
)

const names = ACTIONS.map(([name]) => name)
const sealed = new Set(ACTIONS.filter(([, action]) => action.sealed).map(([name]) => name))
const functions = [...new Set(names.map((name) => name.split('.')[0] ?? '')), 'timers']

/** A right input with one place changed, removed or added. */
function nearly(input: unknown): fc.Arbitrary<unknown> {
  const paths = pathsIn(input)
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(input) },
    fc.tuple(fc.constantFrom(...paths), wild).map(([path, value]) => changed(input, path, value)),
    fc.constantFrom(...paths).map((path) => changed(input, path, undefined)),
    fc
      .tuple(fc.constantFrom(...paths), fc.string(), wild)
      .map(([path, key, value]) => changed(input, [...path, key], value)),
  )
}

function pathsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))]
}

function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to
  if (typeof value !== 'object' || value === null) return { [key]: to }
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  // Defined, not assigned: a key such as __proto__ must arrive as a key.
  Object.defineProperty(copy, key, {
    value: changed(copy[key], rest, to),
    enumerable: true,
    configurable: true,
    writable: true,
  })
  return copy
}

/** Calls in a row that a seed decides. */
export function randomCalls(house: House, county: County, count: number, seed: number): RandomCall[] {
  return fc.sample(anyCall(house, county), { numRuns: count, seed })
}

const requestIds = fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/)
const callers = fc.constantFrom(...CALLERS.map(openidOf), 'nobody-yet')
const base64 = fc.uint8Array({ minLength: 0, maxLength: 48 }).map((bytes) => Buffer.from(bytes).toString('base64'))
const brokenBox = fc.record({
  keyId: fc.constantFrom('k1', 'k2', '__proto__'),
  from: base64,
  nonce: base64,
  box: base64,
})

function anyCall(house: House, county: County): fc.Arbitrary<RandomCall> {
  const anyEvent = fc
    .record({ openid: callers, fn: fc.constantFrom(...functions), event: wildObject })
    .map(({ openid, fn, event }): RandomCall => ({ openid, fn, event, action: undefined, open: null }))
  const anyInput = fc
    .tuple(callers, fc.constantFrom(...names), wild, requestIds, fc.oneof(fc.constant(1), wild))
    .map((parts) => callOf(house, ...parts))
  const anyBox = fc
    .tuple(callers, fc.constantFrom(...names), fc.oneof(brokenBox, wild), requestIds)
    .map(([openid, name, box, requestId]): RandomCall => {
      const call = openCall(openid, name, null, requestId, 1)
      return { ...call, event: { ...call.event, sealed: box } }
    })
  const nearlyRight = names
    .filter((name) => name !== 'federation.found')
    .flatMap((name) => scenariosOf(name).map((scenario) => ({ name, scenario })))
    .map(({ name, scenario }) =>
      fc
        .tuple(fc.oneof(fc.constant(openidOf(scenario.as)), callers), nearly(scenario.input(county, house)), requestIds)
        .map(([openid, input, requestId]) => callOf(house, openid, name, input, requestId, 1)),
    )
  return fc.oneof(
    { weight: 1, arbitrary: anyEvent },
    { weight: 2, arbitrary: anyInput },
    { weight: 1, arbitrary: anyBox },
    { weight: 4, arbitrary: fc.oneof(...nearlyRight) },
  )
}

function openCall(openid: string, name: string, input: unknown, requestId: string, version: unknown): RandomCall {
  const [fn = '', action = ''] = name.split('.')
  return { openid, fn, event: { action, input, requestId, version }, action: name, open: null }
}

function callOf(
  house: House,
  openid: string,
  name: string,
  input: unknown,
  requestId: string,
  version: unknown,
): RandomCall {
  const call = openCall(openid, name, input, requestId, version)
  const key = house.sealPublicKeys[0]
  if (!sealed.has(name) || !key) return call
  const { sealed: box, open } = sealFor(
    key.keyId,
    key.publicKey,
    boundRequest({ action: name, requestId, caller: house.callerTag(openid) }, input),
    randomBytes(SEAL_RANDOM_BYTES),
  )
  return { ...call, event: { action: name.split('.')[1], sealed: box, requestId, version }, open }
}

/** What is wrong with the answer to a call; null when it is typed. */
export async function complaint(house: House, { openid, fn, event, action, open }: RandomCall): Promise<string | null> {
  const outcome = await house.cloud.call(openid, fn, event)
  if ('error' in outcome) return `the function failed: ${outcome.error.code} ${outcome.error.message}`
  const reply = answerIn(outcome.result, open)
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) return 'no reply'
  if (reply.ok === true) return outputComplaint(action, (reply as { data?: unknown }).data)
  const { code, message, field, ...more } = (reply as { error?: Record<string, unknown> }).error ?? {}
  if (typeof code !== 'string' || !(code in ERRORS)) return `no code of the list: ${String(code)}`
  if (code === 'TRY_AGAIN') return 'an unexpected failure'
  if (message !== ERRORS[code as keyof typeof ERRORS]) return `not the sentence of ${code}`
  if (field !== undefined && typeof field !== 'string') return 'a field that is no text'
  return Object.keys(more).length > 0 ? `more than an error: ${Object.keys(more)}` : null
}

function answerIn(result: unknown, open: RandomCall['open']): unknown {
  const box = (result as { sealed?: { nonce: string; box: string } } | null)?.sealed
  if (!box || !open) return result
  const text = open(box)
  return text === null ? 'a seal that does not open' : (JSON.parse(text) as { reply: unknown }).reply
}

function outputComplaint(name: string | undefined, data: unknown): string | null {
  const action = ACTIONS.find(([each]) => each === name)?.[1]
  if (!action) return 'an answer to nothing'
  const parsed = action.output.safeParse(data)
  return parsed.success ? null : `an output that breaks the contract: ${parsed.error.issues[0]?.path.join('.')}`
}
