import { AsyncLocalStorage } from 'node:async_hooks'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { InvokeMessage, WorkerMessage, WorkerSetup } from '../messages'
import { followAnswers } from './answers'
import { followClock } from './clock'
import { followInvocation } from './environment'
import { callHandler, type Handler } from './handler'
import { closeBorder, thisMachineOnly } from './network'

/** A function's worker thread: loads the bundle once, then answers one invocation after another. */

const setup = workerData as WorkerSetup
const tell = (message: WorkerMessage) => parentPort?.postMessage(message)

/** Which invocation the running code belongs to, also after its answer. */
const invocations = new AsyncLocalStorage<InvokeMessage>()
let latest: InvokeMessage | undefined
const nobody = {}

for (const stream of [process.stdout, process.stderr]) {
  // The platform keeps everything that is printed; posting it at once keeps the order, even right before a crash.
  stream.write = (chunk: string | Uint8Array) => {
    const { requestId } = invocations.getStore() ?? {}
    tell({
      type: 'log',
      requestId,
      line: (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()).replace(/\n$/, ''),
    })
    return true
  }
}
followClock(setup.clock)
followInvocation(() => (invocations.getStore() ?? latest)?.environment ?? nobody)
followAnswers()
closeBorder({ allows: thisMachineOnly, refused: (target) => tell({ type: 'refused', target }) })

const handler = load()
if (handler) {
  parentPort?.on('message', (message: InvokeMessage) => {
    latest = message
    void invocations.run(message, answer, handler, message)
  })
  tell({ type: 'ready' })
}

function load(): Handler | undefined {
  try {
    const loaded = createRequire(setup.file)(setup.file) as { main?: unknown }
    if (typeof loaded.main === 'function') return loaded.main as Handler
    tell({ type: 'unloadable', stack: `${setup.functionName}/index.js does not export a function named main` })
  } catch (error) {
    tell({ type: 'unloadable', stack: stackOf(error) })
  }
  return undefined
}

async function answer(main: Handler, message: InvokeMessage): Promise<void> {
  const { requestId } = message
  const deadline = performance.now() + Number(message.context.time_limit_in_ms)
  const context = {
    ...message.context,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  }
  try {
    const result = await callHandler(main, JSON.parse(message.event), context)
    tell({ type: 'returned', requestId, json: JSON.stringify(result ?? null) ?? 'null' })
  } catch (error) {
    tell({ type: 'threw', requestId, message: messageOf(error), stack: stackOf(error) })
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
