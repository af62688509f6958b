import type { InvokeMessage } from './messages'
import type { Ending, FunctionThread } from './thread'

interface Waiting {
  message: InvokeMessage
  finish(ending: Ending): void
}

const closing: Ending = {
  answer: { code: 'FUNCTIONS_EXECUTE_FAIL', message: 'the local CloudBase is closing' },
  lines: [],
  durationMs: 0,
  cold: false,
}

/**
 * The instances of one function: at most `limit` threads, each answering one invocation at a time; the others wait in
 * the order in which they came.
 */
export class FunctionPool {
  private readonly idle: FunctionThread[] = []
  private readonly busy = new Set<FunctionThread>()
  private readonly outdated = new WeakSet<FunctionThread>()
  private readonly queue: Waiting[] = []
  private state: 'open' | 'closed' = 'open'

  constructor(
    private readonly start: () => FunctionThread,
    private readonly limit: number,
  ) {}

  /** Runs an invocation as soon as an instance is free. */
  run(message: InvokeMessage): Promise<Ending> {
    return this.enter(message, (waiting) => {
      this.queue.push(waiting)
      this.serve(this.limit)
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
    await Promise.all(this.idle.splice(0).map((thread) => thread.stop()))
  }

  /** Ends everything at once; whoever still waits is told. */
  async close(): Promise<void> {
    this.state = 'closed'
    for (const { finish } of this.queue.splice(0)) finish(closing)
    await Promise.all([...this.idle.splice(0), ...this.busy].map((thread) => thread.stop()))
  }

  private enter(message: InvokeMessage, queue: (waiting: Waiting) => void): Promise<Ending> {
    if (this.state === 'closed') return Promise.resolve(closing)
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
      else if (thread.alive) this.idle.push(thread)
      next.finish(ending)
      this.serve(this.limit)
    })
  }

  private takeIdle(): FunctionThread | undefined {
    let thread = this.idle.pop()
    while (thread && !thread.alive) thread = this.idle.pop()
    return thread
  }
}
