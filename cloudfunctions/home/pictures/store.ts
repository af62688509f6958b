import type { HomeDocument } from '../../kit/documents'
import { TIMER_REQUEST } from '../../kit/outbox'
import { HOME_SHELF } from '../../kit/pictures/home-shelf'
import { holderOf } from '../../kit/pictures/store'
import { change, command, find } from '../../kit/store'

/** Homes whose group code has ended. */
export function homesWithEndedGroupCode(at: Date, limit: number): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { 'groupCode.expiresAt': command.lte(at) },
    fields: HOME_SHELF.fields,
    limit,
  })
}

/** Leaves of an ended group code its end; the file is to be removed. Nothing when another code stands there meanwhile. */
export async function endGroupCode({ _id, groupCode }: HomeDocument, at: Date): Promise<void> {
  if (!groupCode) return
  const source = { actor: 'timer', action: 'home.endGroupCode', requestId: TIMER_REQUEST }
  const patch = {
    groupCode: command.remove(),
    groupCodeEnded: groupCode.expiresAt,
    discardedFiles: command.push([{ fileId: groupCode.fileId, at }]),
  }
  await change('microHomes', _id, { 'groupCode.fileId': groupCode.fileId }, patch, source)
}

export function picturesOfHome(homeId: string): Promise<HomeDocument | null> {
  return holderOf(HOME_SHELF, homeId)
}
