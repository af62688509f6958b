import type { HomeDocument, WaitingPicture } from '../../kit/documents'
import { edit } from '../../kit/edit'
import { TIMER_REQUEST } from '../../kit/outbox'
import { change, command, find, type Guard, type Patch, read } from '../../kit/store'

const PICTURE_FIELDS = [
  'version',
  'mark',
  'photos',
  'groupCode',
  'waitingPictures',
  'refusedPictures',
  'discardedFiles',
  'ownerConsent',
]

/** The home whose picture WeChat's check answers about; null for a trace that nobody waits for. */
export async function homeOfTrace(traceId: string): Promise<HomeDocument | null> {
  const [home] = await find<HomeDocument>('microHomes', {
    where: { 'waitingPictures.traceId': traceId },
    fields: PICTURE_FIELDS,
    limit: 1,
  })
  return home ?? null
}

/** Homes with a picture that the timer should look at again. */
export function homesWithPictureDue(at: Date, limit: number): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { 'waitingPictures.dueAt': command.lte(at) },
    fields: PICTURE_FIELDS,
    limit,
  })
}

/** Homes with files that nothing shows any more. */
export function homesWithDiscarded(before: Date, limit: number): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { 'discardedFiles.at': command.lte(before) },
    fields: PICTURE_FIELDS,
    limit,
  })
}

/** Homes whose group code has ended. */
export function homesWithEndedGroupCode(at: Date, limit: number): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { 'groupCode.expiresAt': command.lte(at) },
    fields: PICTURE_FIELDS,
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
  return read<HomeDocument>('microHomes', homeId, PICTURE_FIELDS)
}

/** The account under which a picture was brought; null when its person has none any more. */
export async function openidOfPerson(personId: string): Promise<string | null> {
  const person = await read<{ _id: string; openid?: string } & HomeDocument>('persons', personId, ['openid'])
  return person?.openid ?? null
}

/** Bookkeeping of one waiting picture; nothing when it waits no more. No audit: nobody sees a difference. */
export function noteOn(
  home: HomeDocument,
  pictureId: string,
  note: (waiting: WaitingPicture) => Partial<WaitingPicture>,
): Promise<void> {
  return edit<HomeDocument>('microHomes', home, undefined, (current): Patch | null => {
    const waiting = current.waitingPictures ?? []
    if (!waiting.some(({ id }) => id === pictureId)) return null
    return { waitingPictures: waiting.map((each) => (each.id === pictureId ? { ...each, ...note(each) } : each)) }
  })
}

/** Takes a picture out of the waiting ones, with what its verdict makes of the home; nothing when it waits no more. */
export async function settlePicture(
  homeId: string,
  picture: WaitingPicture,
  guard: Guard,
  { discarded, ...patch }: Patch & { discarded: { fileId: string; at: Date }[] },
): Promise<void> {
  const source = { actor: 'wechat', action: 'home.pictureVerdict', requestId: picture.requestId }
  const settled = {
    ...patch,
    waitingPictures: command.pull({ id: picture.id }),
    discardedFiles: command.push(discarded),
  }
  await change('microHomes', homeId, { ...guard, 'waitingPictures.id': picture.id }, settled, source)
}

/** Takes files that are gone from the list. */
export function forgetDiscarded(home: HomeDocument, fileIds: readonly string[]): Promise<void> {
  return edit<HomeDocument>('microHomes', home, undefined, (current): Patch | null => {
    const left = (current.discardedFiles ?? []).filter(({ fileId }) => !fileIds.includes(fileId))
    if (left.length === (current.discardedFiles ?? []).length) return null
    return { discardedFiles: left.length === 0 ? command.remove() : left }
  })
}
