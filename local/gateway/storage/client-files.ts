/**
 * What `wx.cloud` may do with files from a phone: upload where the rules let it, read what is public or its own, delete
 * its own. Functions may do everything (https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/storage/security-rules).
 */
import { Failure, invalidParam } from '../failure'
import type { StorageRules } from '../manifest'
import { requireCloudPath } from './paths'
import type { Storage } from './storage'

/** One file of `wx.cloud.getTempFileURL`: status 0 with a link, or 1 with a code in errMsg. */
export interface ClientLink {
  fileID: string
  tempFileURL: string
  maxAge: number
  status: 0 | 1
  errMsg: string
}

export interface ClientDeletion {
  fileID: string
  status: 0 | 1
  errMsg: string
}

const usualWrites = ['staging/{openid}/']
/** The documented limit of one request. */
const MOST_FILES = 50

export class ClientFiles {
  constructor(
    private readonly storage: Storage,
    private readonly rules: StorageRules,
  ) {}

  /** What `wx.cloud.uploadFile` does. @throws Failure STORAGE_EXCEED_AUTHORITY elsewhere, or on another user's file. */
  async put(openid: string, cloudPath: string, bytes: Uint8Array): Promise<{ fileID: string }> {
    const path = requireCloudPath(cloudPath)
    const rules = this.rules.clientWrites ?? usualWrites
    const allowed =
      /^[\w-]+$/.test(openid) && rules.some((rule) => path.startsWith(rule.replaceAll('{openid}', openid)))
    if (!allowed)
      throw denied(`a client may not write ${path}: the storage rules allow ${rules.join(', ') || 'nothing'}`)
    const there = (await this.storage.sizeOf(path)) !== undefined
    if (there && (await this.storage.ownerOf(path)) !== openid) throw denied(`${path} belongs to somebody else`)
    return this.storage.put(path, bytes, openid)
  }

  /** What `wx.cloud.getTempFileURL` does. `files` are file ids, or `{fileID, maxAge}`. @throws Failure INVALID_PARAM */
  links(openid: string, files: unknown, host: string): Promise<ClientLink[]> {
    return Promise.all(listOf(files).map((file) => this.link(openid, file, host)))
  }

  /** What `wx.cloud.deleteFile` does. @throws Failure INVALID_PARAM */
  async remove(openid: string, files: unknown): Promise<ClientDeletion[]> {
    const deletions: ClientDeletion[] = []
    for (const { fileID } of listOf(files)) {
      const path = this.storage.pathOf(fileID) ?? ''
      const refusal = await this.refusal(openid, path, 'delete')
      if (refusal === undefined) await this.storage.remove(path)
      deletions.push({ fileID, status: refusal === undefined ? 0 : 1, errMsg: refusal ?? 'ok' })
    }
    return deletions
  }

  private async link(openid: string, { fileID, maxAge }: Listed, host: string): Promise<ClientLink> {
    const path = this.storage.pathOf(fileID) ?? ''
    const refusal = await this.refusal(openid, path, 'read')
    const seconds = this.storage.linkSeconds(maxAge)
    if (refusal !== undefined) return { fileID, tempFileURL: '', maxAge: seconds, status: 1, errMsg: refusal }
    return { fileID, tempFileURL: this.storage.link(path, host, maxAge), maxAge: seconds, status: 0, errMsg: 'ok' }
  }

  /** Why a client may not, as a code of CloudBase. Whether a file of somebody else exists is not told. */
  private async refusal(openid: string, path: string, what: 'read' | 'delete'): Promise<string | undefined> {
    if (path === '') return 'STORAGE_FILE_NONEXIST'
    const free = what === 'read' && this.storage.isPublic(path)
    if (!free && (await this.storage.ownerOf(path)) !== openid) return 'STORAGE_EXCEED_AUTHORITY'
    return (await this.storage.sizeOf(path)) === undefined ? 'STORAGE_FILE_NONEXIST' : undefined
  }
}

interface Listed {
  fileID: string
  maxAge?: unknown
}

function listOf(files: unknown): Listed[] {
  if (!Array.isArray(files) || files.length === 0) throw invalidParam('fileList must be a list of file ids')
  if (files.length > MOST_FILES) throw invalidParam(`fileList takes at most ${MOST_FILES} files`)
  return files.map((file: unknown) => {
    const listed = typeof file === 'string' ? { fileID: file } : (file as Partial<Listed> | null)
    if (typeof listed?.fileID !== 'string') throw invalidParam('fileList must be a list of file ids')
    return { fileID: listed.fileID, maxAge: listed.maxAge }
  })
}

const denied = (message: string) => new Failure('STORAGE_EXCEED_AUTHORITY', message)
