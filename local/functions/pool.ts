import type { FailureCode } from './invocation'
import type { InvokeMessage } from './messages'
import type { Ending, FunctionThread } from './thread'

interface Waiting {
  message: InvokeMessage
  finish(ending: Ending): void
}

const refused = (code: FailureCode, message: string): Ending => ({
  answer: { code, message },
  lines: [],
  durationMs: 0,
  cold: false,
})
const closing = refused('FUNCTIONS_EXECUTE_FAIL', 'the local CloudBase is closing')

export interface PoolLimits {
  /** Threads at the same time. */
  instances: number
  /** Invocations at the same time, those that wait included; above it they are refused. */
  concurrency?: number
  /** An instance that had nothing to do for so many real milliseconds ends. */
  idleMs: number
}

/**
 * The instances of one function: so many threads, each answering one invocation at a time; the others wait in the order
 * in which they came. Instances that nobody needs end after a while, as in the cloud.
 */
export class FunctionPool {
  /** Threads without work, the latest last, each with the timer of its end. */
  private readonly idle = new Map<FunctionThread, NodeJS.Timeout>()
  private readonly busy = new Set<FunctionThread>()
  private readonly outdated = new WeakSet<FunctionThread>()
  private readonly queue: Waiting[] = []
  private state: 'open' | 'closed' = 'open'

  constructor(
    private readonly start: () => FunctionThread,
    private readonly limits: PoolLimits,
  ) {}

  /** Runs an invocation as soon as an instance is free. */
  run(message: InvokeMessage): Promise<Ending> {
    return this.enter(message, (waiting) => {
      this.queue.push(waiting)
      this.serve(this.limits.instances)
    })
  }

  /** Runs an invocation that another one waits for: it may go over the limit, or both would wait forever. */
  runNested(message: InvokeMessage): Promise<Ending> {
    return this.enter(message, (waiting) => {
      this.queue.unshift(waiting)
      this.serve(Number.POSITIVE_INFINITY)
    })
  }

  /** Lets the present instances end; invocations that already run finish on the code they started with. */
  async retire(): Promise<void> {
    for (const thread of this.busy) this.outdated.add(thread)
    await Promise.all(this.takeAllIdle().map((thread) => thread.stop()))
  }

  /** Ends everything at once; whoever still waits is told. */
  async close(): Promise<void> {
    this.state = 'closed'
    for (const { finish } of this.queue.splice(0)) finish(closing)
    await Promise.all([...this.takeAllIdle(), ...this.busy].map((thread) => thread.stop()))
  }

  private enter(message: InvokeMessage, queue: (waiting: Waiting) => void): Promise<Ending> {
    if (this.state === 'closed') return Promise.resolve(closing)
    const { concurrency = Number.POSITIVE_INFINITY } = this.limits
    if (this.busy.size + this.queue.length >= concurrency) {
      const message = `more than ${concurrency} invocations of the function at the same time`
      return Promise.resolve(refused('EXCEED_CONCURRENT_REQUEST_LIMIT', message))
    }
    return new Promise((finish) => queue({ message, finish }))
  }

  private serve(limit: number): void {
    const next = this.queue[0]
    if (!next) return
    const thread = this.takeIdle() ?? (this.busy.size < limit ? this.start() : undefined)
    if (!thread) return
    this.queue.shift()
    this.busy.add(thread)
    void thread.run(next.message).then((ending) => {
      this.busy.delete(thread)
      if (this.outdated.has(thread)) void thread.stop()
      else if (thread.alive) this.rest(thread)
      next.finish(ending)
      this.serve(this.limits.instances)
    })
  }

  private rest(thread: FunctionThread): void {
    const end = setTimeout(() => {
      this.idle.delete(thread)
      void thread.stop()
    }, this.limits.idleMs)
    end.unref()
    this.idle.set(thread, end)
  }

  /** The one that worked last, so that those that are not needed come to their end. */
  private takeIdle(): FunctionThread | undefined {
    for (const thread of [...this.idle.keys()].reverse()) {
      this.wake(thread)
      if (thread.alive) return thread
    }
    return undefined
  }

  private takeAllIdle(): FunctionThread[] {
    const threads = [...this.idle.keys()]
    for (const thread of threads) this.wake(thread)
    return threads
  }

  private wake(thread: FunctionThread): void {
    clearTimeout(this.idle.get(thread))
    this.idle.delete(thread)
  }
}
