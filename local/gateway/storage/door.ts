/** Files over HTTP as the object store serves them: PUT with a ticket, GET and HEAD with a link. Failures are XML, which the SDK reads. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Failure } from '../failure'
import { bytesOf } from '../wire/body'
import { contentTypeOf } from './paths'
import type { Storage } from './storage'

const MOST_BYTES = 100 * 1024 * 1024

/** Where the object store has a name of its own for what is wrong. */
const codes: Readonly<Record<string, string>> = { EXCEED_MAX_PAYLOAD_SIZE: 'EntityTooLarge' }

const escaped = (text: string) => text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`)

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = `<?xml version='1.0' encoding='utf-8' ?>
<Error><Code>${code}</Code><Message>${escaped(message)}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) }).end(body)
}

function pathOf(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname.slice('/storage/'.length))
  } catch {
    return undefined
  }
}

export class StorageDoor {
  constructor(
    private readonly storage: Storage,
    private readonly say: (line: string) => void,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [pathname = '', search = ''] = (request.url ?? '').split('?')
    const path = pathOf(pathname)
    if (path === undefined) return refuse(response, 400, 'InvalidURI', 'the path cannot be read')
    try {
      await this.serve(request, response, path, new URLSearchParams(search))
    } catch (error) {
      if (error instanceof Failure) return refuse(response, 400, codes[error.code] ?? error.code, error.message)
      this.say(`an error inside the local storage: ${error instanceof Error ? error.stack : String(error)}`)
      refuse(response, 500, 'InternalError', 'an error inside the local storage, see its log')
    }
  }

  private async serve(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> {
    const { method } = request
    if (method === 'PUT') {
      const bytes = await bytesOf(request, MOST_BYTES)
      const ticket = new URLSearchParams(String(request.headers.authorization ?? ''))
      if (!this.storage.permits('write', path, ticket)) {
        return refuse(response, 403, 'AccessDenied', 'the upload ticket is not for this file, or has expired')
      }
      await this.storage.put(path, bytes)
      response.writeHead(200, { 'content-length': 0 }).end()
      return
    }
    if (method !== 'GET' && method !== 'HEAD')
      return refuse(response, 405, 'MethodNotAllowed', `${method} is not supported`)
    if (!this.storage.isPublic(path) && !this.storage.permits('read', path, query)) {
      return refuse(response, 403, 'AccessDenied', 'the link has expired or was never given')
    }
    const bytes = await this.storage.read(path)
    if (!bytes) return refuse(response, 404, 'NoSuchKey', 'The specified key does not exist.')
    response.writeHead(200, {
      'content-type': contentTypeOf(path),
      'content-length': bytes.length,
      'cache-control': 'private, no-store',
      // files come from people: shown as pictures they are harmless, opened as pages they must not act as the stage
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    })
    response.end(method === 'HEAD' ? undefined : bytes)
  }
}
