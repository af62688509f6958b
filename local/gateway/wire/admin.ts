/** The door of the SDK, POST /admin: signature, environment, action, faults, metrics, answer. Failures answer 200 with a code, as the cloud does. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../clock'
import type { Credentials } from '../credentials'
import { Failure, invalidParam } from '../failure'
import type { Fault } from '../fault'
import type { Faults } from '../faults'
import type { Metrics } from '../metrics'
import { verifySignature } from '../signature'
import { bytesOf } from './body'
import { type Actions, type Answer, type Body, type Call, RawAnswer } from './call'
import { formOf } from './form'

export interface AdminOptions {
  readonly envId: string
  readonly credentials: Credentials
  readonly clock: Clock
  readonly actions: Actions
  readonly faults: Faults
  readonly metrics: Metrics
  /** Settles when what was written is as safe as promised; undefined when it already is. */
  readonly durable: () => Promise<void> | undefined
  /** The function that an invocation runs, for faults that match by function. */
  readonly functionOf: (invocation: string) => string | undefined
  /** How many operations of transactions are done; told with every answer to one (functions/worker/answers.ts). */
  readonly moment: () => number
  /** Called when a fault answers a transaction with a conflict. */
  readonly abort: (transactionId: string) => void
  readonly say: (line: string) => void
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

function bodyOf(request: IncomingMessage, bytes: Buffer): Body {
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return formOf(type, bytes)
  try {
    const body: unknown = JSON.parse(bytes.toString())
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  } catch {
    // what is not JSON is refused below, by the same name
  }
  throw invalidParam('the body is not a JSON object')
}

function respond(response: ServerResponse, type: string, content: Buffer | string): void {
  response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(content) })
  response.end(content)
}

const reading = new Set(['database.getDocument', 'database.calculateDocument', 'database.aggregateDocuments'])

/** Waits for the disk. Who only reads is not refused for what the disk did with the writes of others: those are told. */
const promised = (durable: Promise<void>, action: string): Promise<void> =>
  reading.has(action) ? durable.catch(() => undefined) : durable

/** What the sender had seen of the moments when it sent this; undefined when it does not tell. */
function seenBy({ headers }: IncomingMessage): number | undefined {
  const seen = headers['x-local-seen']
  return typeof seen === 'string' ? Number(seen) : undefined
}

export class Admin {
  private requests = 0

  constructor(private readonly options: AdminOptions) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = `local-${++this.requests}`
    const json = (answer: object) => JSON.stringify({ requestId, ...answer })
    try {
      const body = bodyOf(request, await bytesOf(request))
      const answer = await this.answer(request, body, requestId)
      if (body.transactionId !== undefined) response.setHeader('x-local-moment', this.options.moment())
      if (!answer) response.destroy()
      else if (answer instanceof RawAnswer) respond(response, 'application/octet-stream', answer.bytes)
      else respond(response, 'application/json; charset=utf-8', json(answer))
    } catch (error) {
      respond(response, 'application/json; charset=utf-8', json(this.explain(error)))
    }
  }

  /** What the SDK is told about an error. One that nobody foresaw is our own fault: it is logged whole and never looks like an answer. */
  private explain(error: unknown): { code: string; message: string } {
    if (error instanceof Failure) return { code: error.code, message: error.message }
    this.options.say(`an error inside the local gateway: ${error instanceof Error ? error.stack : String(error)}`)
    return { code: 'SYS_ERR', message: 'an error inside the local gateway, see its log' }
  }

  /** Undefined when a fault asks that the answer be lost, or that the connection be. */
  private async answer(
    request: IncomingMessage,
    body: Body,
    requestId: string,
  ): Promise<Answer | RawAnswer | undefined> {
    const { credentials, clock, envId, actions } = this.options
    verifySignature(request, body, credentials, clock)
    if (body.envName !== envId)
      throw new Failure('INVALID_ENV', `Env invalid: this is ${envId}, not ${String(body.envName)}`)
    const name = textOf(body.action) ?? ''
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!action)
      throw new Failure('INVALID_ACTION', `the local gateway does not support the action ${name || '(none)'}`)
    // one time for the whole request, as the cloud has it: dates in one document do not differ by the time it takes to read them
    const now = clock.now()
    const call: Call = {
      action: name,
      body,
      requestId,
      invocation: textOf(body.sessionToken) ?? textOf(body.tcb_sessionToken) ?? '',
      host: request.headers.host ?? '',
      seen: seenBy(request),
      serverDate: (offset) => new Date(now + offset),
      meter: { examined: 0, returned: 0, written: 0, plans: [] },
    }
    const fault = this.faultFor(call)
    if (fault?.kind === 'disconnect') return undefined
    const started = performance.now()
    try {
      if (fault) await this.suffer(fault, call)
      const answer = await action(call)
      const durable = this.options.durable()
      if (durable) await promised(durable, name)
      return fault?.kind === 'dropAnswer' ? undefined : answer
    } finally {
      this.measure(call, started)
    }
  }

  private faultFor(call: Call): Fault | undefined {
    if (this.options.faults.none) return undefined
    return this.options.faults.take({
      action: call.action,
      collection: textOf(call.body.collectionName),
      api: textOf(call.body.apiName),
      functions: [textOf(call.body.function_name), this.options.functionOf(call.invocation)],
      transactional: textOf(call.body.transactionId) !== undefined,
    })
  }

  private async suffer(fault: Fault, call: Call): Promise<void> {
    const transactionId = textOf(call.body.transactionId)
    if (fault.kind === 'conflict' && transactionId) this.options.abort(transactionId)
    await this.options.faults.strike(fault)
  }

  private measure(call: Call, at: number): void {
    this.options.metrics.add({
      requestId: call.invocation,
      action: call.action,
      collection: textOf(call.body.collectionName),
      meter: call.meter,
      at,
      ms: performance.now() - at,
    })
  }
}
