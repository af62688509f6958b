/** storage.getUploadMetadata, batchGetDownloadUrl and batchDeleteFile. The other storage actions are refused by name. */
import { Failure, invalidParam } from '../failure'
import { requireCloudPath } from '../storage/paths'
import type { Storage } from '../storage/storage'
import type { Actions, Answer, Call } from '../wire/call'

interface Listed {
  readonly fileid?: unknown
  readonly max_age?: unknown
}

const listOf = (value: unknown, name: string): readonly unknown[] => {
  if (!Array.isArray(value) || value.length === 0) throw invalidParam(`${name} must be a list`)
  // the documented limit of CloudBase for one request
  if (value.length > 50) throw new Failure('INVALID_PARAM', `${name} takes at most 50 files`)
  return value
}

export function storageActions(storage: Storage): Actions {
  function getUploadMetadata(call: Call): Answer {
    const path = requireCloudPath(call.body.path)
    const fileId = storage.fileIdOf(path)
    return {
      data: {
        url: `http://${call.host}/storage/${encodeURIComponent(path).replaceAll('%2F', '/')}`,
        token: 'local',
        authorization: storage.permit('write', path),
        fileId,
        // goes into a header, so it must be ASCII
        cosFileId: Buffer.from(path).toString('base64url'),
        download_url: storage.link(path, call.host),
      },
    }
  }

  async function linkOf({ fileid, max_age: maxAge }: Listed, host: string) {
    const path = storage.pathOf(fileid)
    const there = path !== undefined && path !== '' && (await storage.sizeOf(path)) !== undefined
    if (!there) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' }
    return { code: 'SUCCESS', fileID: fileid, tempFileURL: storage.link(path, host, maxAge) }
  }

  async function batchGetDownloadUrl(call: Call): Promise<Answer> {
    const files = listOf(call.body.file_list, 'file_list') as readonly Listed[]
    return { data: { download_list: await Promise.all(files.map((file) => linkOf(file ?? {}, call.host))) } }
  }

  async function batchDeleteFile(call: Call): Promise<Answer> {
    const deleted: object[] = []
    for (const fileID of listOf(call.body.fileid_list, 'fileid_list')) {
      const path = storage.pathOf(fileID)
      const there = path !== undefined && path !== '' && (await storage.remove(path))
      deleted.push({ code: there ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID })
    }
    return { data: { delete_list: deleted } }
  }

  return {
    'storage.getUploadMetadata': getUploadMetadata,
    'storage.batchGetDownloadUrl': batchGetDownloadUrl,
    'storage.batchDeleteFile': batchDeleteFile,
  }
}
