import { asynchronous, type Options, WxError } from './callbacks'
import { Listeners } from './listeners'
import { needNetwork } from './network'

/** What the two directions call their bytes. */
const WORDS = {
  up: { done: 'totalBytesSent', all: 'totalBytesExpectedToSend' },
  down: { done: 'totalBytesWritten', all: 'totalBytesExpectedToWrite' },
} as const

/** One upload or download under way: UploadTask and DownloadTask of WeChat. */
export class Transfer {
  readonly #progress = new Listeners<Record<string, number>>()
  readonly #headers = new Listeners<{ header: Record<string, string> }>()
  #request: XMLHttpRequest | undefined
  #aborted = false

  constructor(readonly api: string) {}

  /** What the mini program gets when it asks with callbacks. */
  readonly task = {
    abort: () => {
      this.#aborted = true
      this.#request?.abort()
    },
    onProgressUpdate: this.#progress.on,
    offProgressUpdate: this.#progress.off,
    onHeadersReceived: this.#headers.on,
    offHeadersReceived: this.#headers.off,
  }

  /** Carries bytes one way and tells how far they are. @throws WxError without network, or when aborted. */
  send(
    direction: 'up' | 'down',
    method: string,
    address: string,
    body?: Blob,
  ): Promise<{ status: number; blob: Blob }> {
    needNetwork(this.api)
    const words = WORDS[direction]
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      this.#request = request
      request.open(method, address)
      request.responseType = 'blob'
      const carrier = direction === 'up' ? request.upload : request
      carrier.addEventListener('progress', ({ loaded, total }) => {
        const progress = total > 0 ? Math.floor((loaded / total) * 100) : 100
        this.#progress.tell({ progress, [words.done]: loaded, [words.all]: total })
      })
      request.addEventListener('load', () => {
        const headers = request.getAllResponseHeaders().trim().split('\r\n')
        this.#headers.tell({ header: Object.fromEntries(headers.map((line) => line.split(': ') as [string, string])) })
        resolve({ status: request.status, blob: request.response as Blob })
      })
      request.addEventListener('abort', () => reject(new WxError(`${this.api}:fail abort`)))
      request.addEventListener('error', () => reject(new WxError(`${this.api}:fail request:fail`, -1)))
      if (body) request.setRequestHeader('content-type', 'application/octet-stream')
      if (this.#aborted) reject(new WxError(`${this.api}:fail abort`))
      else request.send(body)
    })
  }
}

/** An API that carries bytes: with callbacks it gives the task, without them a promise. */
export function transferApi(api: string, run: (options: Options, transfer: Transfer) => Promise<unknown>) {
  return (options?: Options): unknown => {
    const transfer = new Transfer(api)
    return asynchronous(api, (given) => run(given, transfer))(options) ?? transfer.task
  }
}
