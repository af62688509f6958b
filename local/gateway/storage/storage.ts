/** Cloud storage on this disk: files by path, upload tickets, links that die within a minute, and what a client may write. */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Clock } from '../clock'
import { Failure } from '../failure'
import type { StorageRules } from '../manifest'
import { diskPath, requireCloudPath } from './paths'

export interface StorageOptions {
  readonly folder: string
  readonly envId: string
  readonly clock: Clock
  /** Signs tickets and links. */
  readonly secret: string
  readonly rules: StorageRules
}

/** Links and tickets live this long at most, in seconds of the movable clock. */
export const LONGEST = 60

const clientPrefixes = ['staging/{openid}/']

const missing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

export class Storage {
  constructor(private readonly options: StorageOptions) {}

  fileIdOf(cloudPath: string): string {
    const { envId } = this.options
    return `cloud://${envId}.local-${envId}/${cloudPath}`
  }

  /** The path of a file id of this environment, or undefined. */
  pathOf(fileId: unknown): string | undefined {
    const start = this.fileIdOf('')
    return typeof fileId === 'string' && fileId.startsWith(start) ? fileId.slice(start.length) : undefined
  }

  async put(cloudPath: string, bytes: Uint8Array): Promise<{ fileID: string }> {
    const file = diskPath(this.options.folder, requireCloudPath(cloudPath))
    await mkdir(dirname(file), { recursive: true })
    const partial = `${file}.${randomUUID()}.partial`
    try {
      await writeFile(partial, bytes)
      await rename(partial, file)
    } catch (error) {
      await rm(partial, { force: true })
      throw new Failure('STORAGE_REQUEST_FAIL', `the file could not be written: ${(error as Error).message}`)
    }
    return { fileID: this.fileIdOf(cloudPath) }
  }

  /** What `wx.cloud.uploadFile` does: a client may write only where the storage rules let it, by default `staging/<openid>/`. */
  async putForClient(openid: string, cloudPath: string, bytes: Uint8Array): Promise<{ fileID: string }> {
    const path = requireCloudPath(cloudPath)
    const rules = this.options.rules.clientWrites ?? clientPrefixes
    const allowed =
      /^[\w-]+$/.test(openid) && rules.some((rule) => path.startsWith(rule.replaceAll('{openid}', openid)))
    if (!allowed)
      throw new Failure(
        'STORAGE_EXCEED_AUTHORITY',
        `a client may not write ${path}: the storage rules allow ${rules.join(', ')}`,
      )
    return this.put(path, bytes)
  }

  /** Undefined when there is no such file. */
  async read(cloudPath: string): Promise<Buffer | undefined> {
    return readFile(this.disk(cloudPath)).catch((error: unknown) => {
      if (missing(error)) return undefined
      throw error
    })
  }

  /** Bytes, or undefined when there is no such file. */
  async sizeOf(cloudPath: string): Promise<number | undefined> {
    return stat(this.disk(cloudPath)).then(
      ({ size }) => size,
      (error: unknown) => {
        if (missing(error)) return undefined
        throw error
      },
    )
  }

  /** False when there was no such file. */
  async remove(cloudPath: string): Promise<boolean> {
    const there = (await this.sizeOf(cloudPath)) !== undefined
    await rm(this.disk(cloudPath), { force: true })
    return there
  }

  private disk(cloudPath: string): string {
    return diskPath(this.options.folder, requireCloudPath(cloudPath))
  }

  /** The query that lets its holder do one thing with one file for at most a minute. */
  permit(verb: 'read' | 'write', cloudPath: string, seconds = LONGEST): string {
    const until = Math.floor(this.options.clock.now() / 1000) + Math.min(Math.max(1, Math.floor(seconds)), LONGEST)
    return `sign=${this.sign(verb, cloudPath, until)}&t=${until}`
  }

  private sign(verb: string, cloudPath: string, until: number): string {
    return createHmac('sha256', `storage ${this.options.secret}`)
      .update(`${verb}\n${until}\n${cloudPath}`)
      .digest('hex')
  }

  /** Is this the query of a permit that is still good? One from a future that the clock has left is not. */
  permits(verb: 'read' | 'write', cloudPath: string, query: URLSearchParams): boolean {
    const until = Number(query.get('t'))
    const now = this.options.clock.now() / 1000
    if (!Number.isInteger(until) || until < now || until > now + LONGEST + 1) return false
    const [theirs, ours] = [Buffer.from(query.get('sign') ?? ''), Buffer.from(this.sign(verb, cloudPath, until))]
    return theirs.length === ours.length && timingSafeEqual(theirs, ours)
  }

  /** A link to a file for whoever holds it; not encoded, since the SDK encodes it. `host` as in the Host header. */
  link(cloudPath: string, host: string, seconds?: number): string {
    return `http://${host}/storage/${cloudPath}?${this.permit('read', cloudPath, seconds)}`
  }
}
