import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that a door does not take: answered with this status and these words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Bodies above this are cut off: 6 MB of event and the envelope around it. */
const jsonLimitBytes = 7 * 1024 * 1024

/**
 * Lets only this machine's own pages and programs in. A page of another site can send requests to 127.0.0.1 too, under
 * a name of its own that resolves here (DNS rebinding), with its own Origin, or as a picture or a frame, which have none:
 * of those the browser itself says that they are another site's. A link to the stage may be followed.
 *
 * @throws Refusal 403
 */
export function checkOrigin(req: IncomingMessage, port: number): void {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!own.includes(req.headers.host ?? '')) throw new Refusal(403, `this server is ${own[0]}, not ${req.headers.host}`)
  const { origin } = req.headers
  if (origin !== undefined && !own.includes(origin.replace(/^http:\/\//, ''))) {
    throw new Refusal(403, `pages of ${origin} have no business here`)
  }
  const { 'sec-fetch-site': site = 'none', 'sec-fetch-dest': destination } = req.headers
  const followed = req.method === 'GET' && destination === 'document'
  if (site !== 'none' && site !== 'same-origin' && !followed) {
    throw new Refusal(403, 'pages of other sites have no business here')
  }
}

/** Reads a whole body. @throws Refusal 413 above the limit, 400 when the caller hangs up. */
export async function readBody(req: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limitBytes) throw new Refusal(413, `a body may hold ${limitBytes} bytes`)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(400, 'the body was cut off')
  }
  return Buffer.concat(chunks)
}

/**
 * Reads a JSON object. The content type is required: a form or a script of another site cannot send it without asking
 * first, and nobody here answers that question.
 *
 * @throws Refusal 415, 413 or 400
 */
export async function readJson(req: IncomingMessage): Promise<Record<string, unknown>> {
  requireType(req, 'application/json')
  const text = (await readBody(req, jsonLimitBytes)).toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal(400, 'the body is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'the body is not a JSON object')
  }
  return value as Record<string, unknown>
}

/** @throws Refusal 415 */
export function requireType(req: IncomingMessage, type: string): void {
  const given = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (given !== type) throw new Refusal(415, `this door takes ${type}, not ${given || 'a body without a content type'}`)
}

/** @throws Refusal 400 */
export function textField(fields: Record<string, unknown>, name: string): string {
  const value = fields[name]
  if (typeof value !== 'string' || value === '') throw new Refusal(400, `"${name}" must be a text that is not empty`)
  return value
}

export function sendJson(res: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value)
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  res.end(body)
}
