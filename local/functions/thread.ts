import { Worker } from 'node:worker_threads'
import type { FailureCode, FunctionSpec } from './invocation'
import type { InvokeMessage, WorkerMessage, WorkerSetup } from './messages'

/** How one invocation ended inside a worker, with everything it printed. */
export interface Ending {
  /** JSON text of the return value, or the failure. */
  answer: { json: string } | { code: FailureCode; message: string }
  lines: string[]
  durationMs: number
  /** Was this the first invocation of its worker? */
  cold: boolean
}

export interface ThreadSetup extends WorkerSetup {
  /** Compiled worker/main.ts. */
  entry: string
  environment: Record<string, string>
  spec: FunctionSpec
  /** Told when the function tried to leave this machine. */
  onRefused(target: string): void
  /** Told what an invocation printed after its answer, or how work that it left behind broke the instance. */
  onLate(requestId: string, line: string): void
}

interface Running {
  message: InvokeMessage
  started: number
  timer: NodeJS.Timeout
  finish(ending: Ending): void
}

/** SCF gives a function 65 s to load; a machine that also compiles needs no more. */
const loadLimitMs = 65_000

/**
 * One instance of a function: a thread that answers one invocation at a time, as an SCF instance does. Whatever goes
 * wrong in it (time-out, crash, memory) ends this thread and nothing else.
 */
export class FunctionThread {
  private readonly worker: Worker
  private readonly loaded: Promise<string | undefined>
  private settleLoaded: (failure: string | undefined) => void = () => undefined
  private running: Running | undefined
  private lastRequestId: string | undefined
  private lines: string[] = []
  private fresh = true
  private state: 'alive' | 'dead' = 'alive'

  constructor(private readonly setup: ThreadSetup) {
    const { entry, environment, spec, file, functionName, clock } = setup
    this.loaded = new Promise((resolve) => {
      this.settleLoaded = resolve
    })
    const workerData: WorkerSetup = { file, functionName, clock }
    this.worker = new Worker(entry, {
      workerData,
      env: environment,
      // The thread must not inherit flags of the process that runs it (--import tsx).
      execArgv: [],
      stdin: false,
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMB },
    })
    this.worker.on('message', (message: WorkerMessage) => this.hear(message))
    this.worker.on('error', (error: Error) => this.crashed(error))
    this.worker.on('exit', () => this.ended('FUNCTIONS_EXECUTE_FAIL', 'the function ended its own process'))
    this.worker.unref()
  }

  get alive(): boolean {
    return this.state === 'alive'
  }

  /** Runs one invocation; never rejects. The caller sees to it that no other one is running. */
  async run(message: InvokeMessage): Promise<Ending> {
    const overdue = setTimeout(() => this.settleLoaded(`not loaded within ${loadLimitMs / 1000} seconds`), loadLimitMs)
    const failure = await this.loaded
    clearTimeout(overdue)
    if (failure !== undefined || !this.alive) {
      await this.stop()
      return { ...this.ending({ code: 'FUNCTIONS_EXECUTE_FAIL', message: failure ?? 'the function is gone' }, 0) }
    }
    return new Promise((finish) => {
      const { timeoutSeconds } = this.setup.spec
      const timer = setTimeout(
        () => this.ended('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${timeoutSeconds} seconds`),
        timeoutSeconds * 1000,
      )
      this.lastRequestId = message.requestId
      this.running = { message, started: performance.now(), timer, finish }
      this.worker.postMessage(message)
    })
  }

  async stop(): Promise<void> {
    this.state = 'dead'
    await this.worker.terminate()
  }

  private hear(message: WorkerMessage): void {
    switch (message.type) {
      case 'ready':
        this.settleLoaded(undefined)
        break
      case 'unloadable':
        this.settleLoaded(message.stack)
        break
      case 'log':
        this.print(message.requestId, message.line)
        break
      case 'refused':
        this.lines.push(`[local] refused a connection to ${message.target}`)
        this.setup.onRefused(message.target)
        break
      case 'returned':
        this.finish(message.requestId, { json: message.json })
        break
      case 'threw':
        this.lines.push(message.stack)
        this.finish(message.requestId, {
          code: 'FUNCTIONS_EXECUTE_FAIL',
          message: exceptionText(message.requestId, message.stack),
        })
        break
    }
  }

  private print(requestId: string | undefined, line: string): void {
    if (requestId === undefined || requestId === this.running?.message.requestId) this.lines.push(line)
    else this.setup.onLate(requestId, line)
  }

  private finish(requestId: string, answer: Ending['answer']): void {
    const running = this.running
    if (running?.message.requestId !== requestId) return
    this.running = undefined
    clearTimeout(running.timer)
    running.finish(this.ending(answer, performance.now() - running.started))
  }

  private ending(answer: Ending['answer'], durationMs: number): Ending {
    const ending = { answer, lines: this.lines, durationMs, cold: this.fresh }
    this.lines = []
    this.fresh = false
    return ending
  }

  private crashed(error: Error & { code?: string }): void {
    const stack = error.stack ?? error.message
    if (this.running || this.lastRequestId === undefined) this.lines.push(stack)
    else this.setup.onLate(this.lastRequestId, stack)
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      this.ended('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', `the function used more than ${this.setup.spec.memoryMB} MB`)
    } else {
      this.ended('FUNCTIONS_EXECUTE_FAIL', exceptionText(this.running?.message.requestId ?? '', stack))
    }
  }

  /** The end of this thread, for whatever reason: the invocation that it was answering gets the failure. */
  private ended(code: FailureCode, message: string): void {
    this.state = 'dead'
    this.settleLoaded(message)
    void this.worker.terminate()
    if (this.running) this.finish(this.running.message.requestId, { code, message })
  }
}

/** The text in which SCF wraps an exception of the function. */
function exceptionText(requestId: string, stackTrace: string): string {
  const errorMessage = 'user code exception caught'
  return JSON.stringify({ errorCode: 1, errorMessage, requestId, stackTrace, statusCode: 430 })
}
