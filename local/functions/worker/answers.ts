import diagnostics from 'node:diagnostics_channel'
import { errorMonitor } from 'node:events'
import http from 'node:http'

/**
 * Tells the gateway with every request which of its answers this thread has seen. So two operations of one transaction that are in
 * flight at once are told from two that follow each other, however quick the gateway is: the cloud refuses the former as busy.
 */
export function followAnswers(): void {
  let seen: number | undefined
  diagnostics.subscribe('http.client.response.finish', (message) => {
    const { response } = message as { response: http.IncomingMessage }
    const moment = response.headers['x-local-moment']
    if (typeof moment === 'string') seen = Math.max(seen ?? 0, Number(moment))
  })
  const { request } = http
  http.request = (...args: unknown[]): http.ClientRequest => {
    const made: http.ClientRequest = Reflect.apply(request, http, args)
    if (seen !== undefined) made.setHeader('x-local-seen', seen)
    // who does not get an answer goes on without it: nothing can be said until the next one
    made.on(errorMonitor, () => {
      seen = undefined
    })
    return made
  }
}
