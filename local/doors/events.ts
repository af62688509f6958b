import type { IncomingMessage, ServerResponse } from 'node:http'

/** What open pages are told. */
export type LocalEvent = { type: 'clock'; offsetMs: number } | { type: 'reload'; what: string }

/** Server-sent events to every page that listens. */
export class EventStream {
  private readonly listeners = new Set<ServerResponse>()

  /** Opens the stream with `first`, so that a page that comes late knows where things stand. */
  open(req: IncomingMessage, res: ServerResponse, first: LocalEvent): void {
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    res.write(frame(first))
    this.listeners.add(res)
    req.on('close', () => this.listeners.delete(res))
  }

  send(event: LocalEvent): void {
    for (const res of this.listeners) res.write(frame(event))
  }

  close(): void {
    for (const res of this.listeners) res.end()
    this.listeners.clear()
  }
}

const frame = (event: LocalEvent) => `data: ${JSON.stringify(event)}\n\n`
