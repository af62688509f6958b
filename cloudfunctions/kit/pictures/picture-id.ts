import { createHash } from 'node:crypto'
import type { PictureKind } from '../picture'

/** The picture that one call brings to one home or activity, always the same id. */
export function newPictureId(homeId: string, requestId: string): string {
  return createHash('sha256').update(`picture\n${homeId}\n${requestId}`).digest('base64url').slice(0, 24)
}

/** The id of a stored picture: its file's name. */
export function pictureId(fileId: string): string {
  return /([A-Za-z0-9_-]+)\.[a-z]+$/.exec(fileId)?.[1] ?? ''
}

const named = (prefix: string, homeId: string, id: string, kind: string): string => `${prefix}/${homeId}/${id}.${kind}`

/** Where a picture waits for its check: readable by functions alone. */
export const waitingPath = (homeId: string, id: string, kind: PictureKind): string =>
  named('waiting-pictures', homeId, id, kind)
/** Where neighbours read it. */
export const shownPath = (homeId: string, id: string, kind: string): string =>
  named('public/pictures', homeId, id, kind)
/** Where the owner's consent lies: readable by functions alone, for good. */
export const paperPath = (homeId: string, id: string, kind: PictureKind): string =>
  named('consent-papers', homeId, id, kind)

export const kindOf = (fileId: string): string => fileId.slice(fileId.lastIndexOf('.') + 1)
