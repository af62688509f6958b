/** Cloud storage on this disk: files by path, upload tickets, links that die by the clock. What clients may do is in client-files.ts. */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Clock } from '../clock'
import { refusalOf, syncFolder, syncOnDisk } from '../disk'
import { Failure } from '../failure'
import type { StorageRules } from '../manifest'
import { diskPath, ownerPath, requireCloudPath } from './paths'

export interface StorageOptions {
  readonly folder: string
  readonly envId: string
  readonly clock: Clock
  /** Signs tickets and links. */
  readonly secret: string
  readonly rules: StorageRules
  /** Uploads also wait for the disk itself, against power loss. */
  readonly fsync?: boolean
}

/** Files by their path below the folder, each with what tells whether it is still the same one: a file gets its place by a rename. */
export type KeptFiles = ReadonlyMap<string, { readonly bytes: Buffer; readonly stamp?: string }>

const stampOf = (file: string): string => {
  const { ino, mtimeMs, size } = statSync(file)
  return `${ino} ${mtimeMs} ${size}`
}

/** A link lives so long when nobody asks for more, in seconds of the movable clock ("私有的文件获取的链接十分钟有效期"). */
const USUAL_LINK = 600
const TICKET = 900

const missing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

export class Storage {
  private readonly staging: string

  constructor(private readonly options: StorageOptions) {
    this.staging = `${options.folder}.partial`
    // what a process left there when it died was never told to anybody
    rmSync(this.staging, { recursive: true, force: true })
  }

  fileIdOf(cloudPath: string): string {
    const { envId } = this.options
    return `cloud://${envId}.local-${envId}/${cloudPath}`
  }

  /** The path of a file id of this environment, or undefined. */
  pathOf(fileId: unknown): string | undefined {
    const start = this.fileIdOf('')
    return typeof fileId === 'string' && fileId.startsWith(start) ? fileId.slice(start.length) : undefined
  }

  /** Writes a file as `owner`; functions write as nobody in particular. */
  async put(cloudPath: string, bytes: Uint8Array, owner?: string): Promise<{ fileID: string }> {
    const file = diskPath(this.options.folder, requireCloudPath(cloudPath))
    const ownedBy = ownerPath(this.options.folder, cloudPath)
    try {
      const staged = await this.stage(bytes)
      // between the two a crash leaves a file that nobody owns, never one that the wrong person does
      if (owner === undefined) await rm(ownedBy, { force: true })
      else await this.place(await this.stage(owner), ownedBy)
      await this.place(staged, file)
    } catch (error) {
      throw new Failure('STORAGE_REQUEST_FAIL', `[InternalError] the file could not be written: ${refusalOf(error)}`)
    }
    return { fileID: this.fileIdOf(cloudPath) }
  }

  /** Writes content where no reader looks. Returns the path. */
  private async stage(content: Uint8Array | string): Promise<string> {
    await mkdir(this.staging, { recursive: true })
    const staged = join(this.staging, randomUUID())
    try {
      await writeFile(staged, content)
      if (this.options.fsync) await syncOnDisk(staged)
      return staged
    } catch (error) {
      await rm(staged, { force: true })
      throw error
    }
  }

  /** Gives staged content its place in one step: a reader meets all of it or what was there before. */
  private async place(staged: string, file: string): Promise<void> {
    const folder = dirname(file)
    try {
      await mkdir(folder, { recursive: true })
      await rename(staged, file)
    } catch (error) {
      await rm(staged, { force: true })
      throw error
    }
    if (this.options.fsync) await syncFolder(folder)
  }

  /** The openid of the client that uploaded a file; undefined for a function's file and for none. */
  async ownerOf(cloudPath: string): Promise<string | undefined> {
    return readFile(ownerPath(this.options.folder, requireCloudPath(cloudPath)), 'utf8').catch((error: unknown) => {
      if (missing(error)) return undefined
      throw error
    })
  }

  isPublic(cloudPath: string): boolean {
    return (this.options.rules.publicPrefixes ?? []).some((prefix) => cloudPath.startsWith(prefix))
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
    await rm(ownerPath(this.options.folder, cloudPath), { force: true })
    return there
  }

  private disk(cloudPath: string): string {
    return diskPath(this.options.folder, requireCloudPath(cloudPath))
  }

  /** The query that lets its holder do one thing with one file, for so many seconds. */
  permit(verb: 'read' | 'write', cloudPath: string, seconds = TICKET): string {
    const from = Math.floor(this.options.clock.now() / 1000)
    const times = `${from}-${from + seconds}`
    return `sign=${this.sign(verb, cloudPath, times)}&t=${times}`
  }

  private sign(verb: string, cloudPath: string, times: string): string {
    return createHmac('sha256', `storage ${this.options.secret}`)
      .update(`${verb}\n${times}\n${cloudPath}`)
      .digest('hex')
  }

  /** Is this the query of a permit that is still good? One from a future that the clock has left is not. */
  permits(verb: 'read' | 'write', cloudPath: string, query: URLSearchParams): boolean {
    const times = query.get('t') ?? ''
    const [from = Number.NaN, until = Number.NaN] = times.split('-').map(Number)
    const now = this.options.clock.now() / 1000
    if (!(from <= now && now <= until)) return false
    const [theirs, ours] = [Buffer.from(query.get('sign') ?? ''), Buffer.from(this.sign(verb, cloudPath, times))]
    return theirs.length === ours.length && timingSafeEqual(theirs, ours)
  }

  /** How long a link lives for whom asks for so much, in seconds. */
  linkSeconds(asked: unknown): number {
    const seconds = typeof asked === 'number' && asked >= 1 ? Math.floor(asked) : USUAL_LINK
    return Math.min(seconds, this.options.rules.longestLinkSeconds ?? Number.POSITIVE_INFINITY)
  }

  /**
   * A link to a file for whoever holds it; not encoded, since the SDK encodes it. `host` as in the Host header. That of a
   * public file does not expire.
   */
  link(cloudPath: string, host: string, asked?: unknown): string {
    const address = `http://${host}/storage/${cloudPath}`
    if (this.isPublic(cloudPath)) return address
    return `${address}?${this.permit('read', cloudPath, this.linkSeconds(asked))}`
  }
  /** All files with their owners, as they lie on this disk. */
  keep(): KeptFiles {
    const { folder } = this.options
    return new Map(
      this.onDisk().map((file) => {
        const place = join(folder, file)
        return [file, { bytes: readFileSync(place), stamp: stampOf(place) }]
      }),
    )
  }

  /** Puts kept files back, and removes all others. */
  restore(kept: KeptFiles): void {
    const { folder } = this.options
    const same = (file: string) => kept.get(file)?.stamp === stampOf(join(folder, file))
    const there = this.onDisk()
    for (const file of there) if (!same(file)) rmSync(join(folder, file))
    for (const [file, { bytes }] of kept) {
      const place = join(folder, file)
      if (existsSync(place)) continue
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, bytes)
    }
  }

  private onDisk(): string[] {
    const { folder } = this.options
    if (!existsSync(folder)) return []
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [relative(folder, join(entry.parentPath ?? entry.path, entry.name))] : [],
    )
  }
}
