import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { MovableClock } from '../clock'
import { compileWorker } from './compile'
import { permittedApis } from './config'
import {
  type EnvironmentSettings,
  type Identity,
  identityOf,
  invocationContext,
  invocationEnvironment,
  workerEnvironment,
} from './environment'
import { type Caller, type FunctionSpec, type Outcome, payloadLimitBytes, statusCodes } from './invocation'
import { FunctionLog, type LateRecord, type LogRecord } from './log'
import { FunctionPool } from './pool'
import { rehearse } from './rehearsal'
import { type Ending, FunctionThread } from './thread'
import { type Tick, type TimerPlay, Timers } from './timers'
import { FileWatch } from './watch'

export interface RunnerOptions extends EnvironmentSettings {
  /** Holds `<name>/index.js` for every function. */
  functionsDir: string
  functions: FunctionSpec[]
  /** Logs and the compiled worker go here. */
  dataDir: string
  clock: MovableClock
  /** Environment variables by function name, `*` for all. */
  functionEnvironment?: Record<string, Record<string, string>>
  /** Instances of one function at the same time; the cloud has more, this machine has few cores. */
  instancesPerFunction?: number
  /** An instance without work ends after so many real milliseconds; five minutes when left out. */
  idleMs?: number
  /** Told after a function was built anew. */
  onReload?(name: string): void
  log?(line: string): void
}

/** So many invocations that have ended are remembered: work that they left behind still belongs to their users. */
const rememberedEndings = 1000

interface Known {
  identity: Identity
  name: string
}

/** Runs built functions as the cloud does; see `Functions.invoke`. */
export class Functions {
  /** Resolves when the SDK was seen to reach this machine only; rejects when it would go elsewhere. */
  readonly ready: Promise<void>
  private readonly pools = new Map<string, FunctionPool>()
  private readonly specs = new Map<string, FunctionSpec>()
  private readonly identities = new Map<string, Known>()
  private readonly ended = new Map<string, Known>()
  private readonly inFlight = new Set<Promise<Outcome>>()
  private readonly logs: FunctionLog
  private readonly timers: Timers
  private readonly watch: FileWatch

  constructor(private readonly options: RunnerOptions) {
    const { dataDir, functions, clock } = options
    const workerDir = compileWorker(path.join(dataDir, 'runtime'))
    this.logs = new FunctionLog(path.join(dataDir, 'logs'))
    for (const spec of functions) this.add(spec, workerDir)
    this.ready = this.rehearse(workerDir)
    // Every invocation waits for it and answers with its failure; nobody else has to.
    this.ready.catch(() => undefined)
    this.watch = new FileWatch(
      functions.map(({ name }) => this.fileOf(name)),
      (file) => this.reload(path.basename(path.dirname(file))),
    )
    this.timers = new Timers(functions, clock, (name, event) => this.invoke(name, event, { kind: 'timer' }))
  }

  /**
   * Invokes a function. Only `caller` says who is calling: for a mini program's user the platform writes
   * `event.userInfo` itself, and whatever else the event holds is the caller's word.
   *
   * @returns the result as JSON leaves it, or a typed error; never rejects.
   */
  invoke(name: string, event: unknown, caller: Caller): Promise<Outcome> {
    const outcome = this.perform(name, event, caller)
    this.inFlight.add(outcome)
    return outcome.finally(() => this.inFlight.delete(outcome))
  }

  /** Which function an invocation belongs to, running or lately ended. */
  functionOf(requestId: string): string | undefined {
    return this.known(requestId)?.name
  }

  /** Open APIs that a function's config.json lets it call. */
  permittedApis(name: string): readonly string[] {
    return permittedApis(this.options.functionsDir, name)
  }

  /** The last records of a function's log, oldest first; undefined when there is no such function. */
  logOf(name: string, most: number): (LogRecord | LateRecord)[] | undefined {
    return this.specs.has(name) ? this.logs.last(name, most) : undefined
  }

  /** Resolves when the ticks that were fired so far have ended. */
  ticks(): Promise<Tick[]> {
    return this.timers.settled()
  }

  /** Lets the timer of a function fire, miss, come late or come twice; see `Timers.play`. */
  playTimer(name: string, trigger: string | undefined, play: TimerPlay): Promise<Tick[]> {
    return this.timers.play(name, trigger, play)
  }

  async close(): Promise<void> {
    this.timers.close()
    this.watch.close()
    await Promise.all([...this.pools.values()].map((pool) => pool.close()))
    await this.ready.catch(() => undefined)
    await Promise.allSettled(this.inFlight)
  }

  private async perform(name: string, event: unknown, caller: Caller): Promise<Outcome> {
    const requestId = randomUUID()
    const failed = (code: keyof typeof statusCodes, message: string): Outcome => ({
      requestId,
      error: { code, message },
    })
    const spec = this.specs.get(name)
    const pool = this.pools.get(name)
    if (!spec || !pool || !existsSync(this.fileOf(name))) {
      return failed('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`)
    }
    if (typeof event !== 'object' || event === null || Array.isArray(event)) {
      return failed('INVALID_PARAM', 'the event of a function is an object')
    }
    const delivered = this.delivered(event, caller)
    const eventJson = JSON.stringify(delivered)
    if (Buffer.byteLength(eventJson) > payloadLimitBytes) {
      return failed('EXCEED_MAX_PAYLOAD_SIZE', 'the event is larger than 6 MB')
    }
    try {
      await this.ready
    } catch (error) {
      return failed('LOCAL_REFUSED', error instanceof Error ? error.message : String(error))
    }
    this.watch.look(this.fileOf(name))
    const parent = caller.kind === 'function' ? this.known(caller.parentRequestId) : undefined
    const identity = identityOf(caller, parent?.identity)
    const environment = invocationEnvironment(this.options, identity, requestId)
    const context = invocationContext(this.options, spec, requestId, environment)
    this.identities.set(requestId, { identity, name })
    const message = { requestId, event: eventJson, context, environment }
    const ending = await (caller.kind === 'function' ? pool.runNested(message) : pool.run(message))
    this.forget(requestId)
    return this.settle(spec, requestId, caller, delivered, ending)
  }

  private known(requestId: string): Known | undefined {
    return this.identities.get(requestId) ?? this.ended.get(requestId)
  }

  private forget(requestId: string): void {
    const known = this.identities.get(requestId)
    this.identities.delete(requestId)
    if (known) this.ended.set(requestId, known)
    const [oldest] = this.ended.keys()
    if (this.ended.size > rememberedEndings && oldest !== undefined) this.ended.delete(oldest)
  }

  private add(spec: FunctionSpec, workerDir: string): void {
    const { functionEnvironment = {}, clock, log } = this.options
    const own = { ...functionEnvironment['*'], ...functionEnvironment[spec.name] }
    const environment = workerEnvironment(this.options, spec, own)
    const start = () =>
      new FunctionThread({
        entry: path.join(workerDir, 'main.js'),
        file: this.fileOf(spec.name),
        functionName: spec.name,
        clock: clock.memory,
        environment,
        spec,
        onRefused: (target) => log?.(`function ${spec.name}: refused a connection to ${target}`),
        onLate: (requestId, line) => {
          const time = new Date(clock.now()).toISOString()
          this.logs.append({ time, requestId, function: spec.name, late: true, log: [line] })
        },
      })
    this.specs.set(spec.name, spec)
    const { instancesPerFunction: instances = 3, idleMs = 300_000 } = this.options
    this.pools.set(spec.name, new FunctionPool(start, { instances, concurrency: spec.concurrency, idleMs }))
  }

  private rehearse(workerDir: string): Promise<void> {
    const spec = { name: 'rehearsal', timeoutSeconds: 3, memoryMB: 256 }
    const identity = identityOf({ kind: 'server' }, undefined)
    const environment = {
      ...workerEnvironment(this.options, spec, {}),
      ...invocationEnvironment(this.options, identity, 'rehearsal'),
    }
    return rehearse(workerDir, environment, new URL(this.options.gatewayUrl))
  }

  /** The event as the function sees it: the platform stamps the user's identity over what a client may have sent. */
  private delivered(event: object, caller: Caller): object {
    if (caller.kind !== 'client') return event
    return { ...event, userInfo: { openId: caller.openid, appId: this.options.appId } }
  }

  private fileOf(name: string): string {
    return path.join(this.options.functionsDir, name, 'index.js')
  }

  private reload(name: string): void {
    void this.pools.get(name)?.retire()
    this.options.onReload?.(name)
  }

  private settle(spec: FunctionSpec, requestId: string, caller: Caller, event: object, ending: Ending): Outcome {
    const outcome = outcomeOf(requestId, ending)
    this.logs.append({
      time: new Date(this.options.clock.now()).toISOString(),
      requestId,
      function: spec.name,
      trigger: caller.kind,
      event,
      log: ending.lines,
      retMsg: 'error' in outcome ? outcome.error.message : outcome.result,
      statusCode: 'error' in outcome ? statusCodes[outcome.error.code] : 200,
      durationMs: Math.round(ending.durationMs),
      memoryMB: spec.memoryMB,
      cold: ending.cold,
    })
    return outcome
  }
}

function outcomeOf(requestId: string, { answer }: Ending): Outcome {
  if (!('json' in answer)) return { requestId, error: answer }
  if (Buffer.byteLength(answer.json) > payloadLimitBytes) {
    const message = 'The size of response exceeds the upper limit (6MB)'
    return { requestId, error: { code: 'EXCEED_MAX_PAYLOAD_SIZE', message } }
  }
  return { requestId, result: JSON.parse(answer.json) }
}
