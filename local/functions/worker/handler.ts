import { parentPort } from 'node:worker_threads'

export type Context = Record<string, unknown>
export type Handler = (event: unknown, context: Context, callback?: Callback) => unknown
type Callback = (error?: unknown, result?: unknown) => void

/**
 * Calls a function's `main` in either of its forms: one that returns its result or the promise of it, and one that takes
 * a callback as its third parameter. Work that goes on after the answer goes on (https://docs.cloudbase.net/faq/functions,
 * "使用 callback() 返回成功，客户端不等待执行结果"); a callback that is never called answers null once nothing is left to do.
 */
export function callHandler(main: Handler, event: unknown, context: Context): Promise<unknown> {
  if (main.length < 3) return Promise.resolve(main(event, context))
  return new Promise((resolve, reject) => {
    let answered = false
    const settle = (how: () => void) => {
      answered = true
      process.off('beforeExit', noMoreWork)
      parentPort?.ref()
      how()
    }
    const noMoreWork = () => settle(() => resolve(null))
    const returned = main(event, context, (error, result) => {
      settle(() => (error === undefined || error === null ? resolve(result) : reject(error)))
    })
    if (returned instanceof Promise) returned.then(resolve, reject)
    else if (!answered) {
      // The port would keep the thread alive for ever: without it, Node tells when the event loop is empty.
      process.on('beforeExit', noMoreWork)
      parentPort?.unref()
    }
  })
}
