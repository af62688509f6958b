import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { InvokeMessage, WorkerMessage, WorkerSetup } from '../messages'
import { followClock } from './clock'
import { closeBorder, thisMachineOnly } from './network'

/** A function's worker thread: loads the bundle once, then answers one invocation after another. */

type Handler = (event: unknown, context: Record<string, unknown>) => unknown

const setup = workerData as WorkerSetup
const tell = (message: WorkerMessage) => parentPort?.postMessage(message)

for (const stream of [process.stdout, process.stderr]) {
  // The platform keeps everything that is printed; posting it at once keeps the order, even right before a crash.
  stream.write = (chunk: string | Uint8Array) => {
    tell({ type: 'log', line: (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()).replace(/\n$/, '') })
    return true
  }
}
followClock(setup.clock)
closeBorder({ allows: thisMachineOnly, refused: (target) => tell({ type: 'refused', target }) })

const handler = load()
let invocationKeys: string[] = []
if (handler) {
  parentPort?.on('message', (message: InvokeMessage) => void answer(handler, message))
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
  for (const key of invocationKeys) delete process.env[key]
  invocationKeys = Object.keys(message.environment)
  Object.assign(process.env, message.environment)
  const deadline = performance.now() + Number(message.context.time_limit_in_ms)
  const context = {
    ...message.context,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  }
  try {
    const result = await main(JSON.parse(message.event), context)
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
