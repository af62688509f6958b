import type { Notice } from '../../../domain/notice'
import type { PersonDocument, WaitingPicture } from '../documents'
import { edit } from '../edit'
import { change, command, find, type Guard, type Patch, read } from '../store'
import type { PictureHolder, Shelf } from './shelf'

export function holderOf<D extends PictureHolder>(shelf: Shelf<D>, id: string): Promise<D | null> {
  return read<D>(shelf.collection, id, shelf.fields)
}

/** The document whose picture WeChat's check answers about; null for a trace that nobody waits for here. */
export async function holderOfTrace<D extends PictureHolder>(shelf: Shelf<D>, traceId: string): Promise<D | null> {
  const where = { 'waitingPictures.traceId': traceId }
  const [found] = await find<D>(shelf.collection, { where, fields: shelf.fields, limit: 1 })
  return found ?? null
}

/** Documents with a picture that the timer should look at again. */
export function holdersDue<D extends PictureHolder>(shelf: Shelf<D>, at: Date, limit: number): Promise<D[]> {
  return find<D>(shelf.collection, {
    where: { 'waitingPictures.dueAt': command.lte(at) },
    fields: shelf.fields,
    limit,
  })
}

/** Documents with files that nothing shows any more. */
export function holdersWithDiscarded<D extends PictureHolder>(
  shelf: Shelf<D>,
  before: Date,
  limit: number,
): Promise<D[]> {
  return find<D>(shelf.collection, {
    where: { 'discardedFiles.at': command.lte(before) },
    fields: shelf.fields,
    limit,
  })
}

/** The account under which a picture was brought; null when its person has none any more. */
export async function openidOfPerson(personId: string): Promise<string | null> {
  const person = await read<PersonDocument>('persons', personId, ['openid'])
  return person?.openid ?? null
}

/** Bookkeeping of one waiting picture; nothing when it waits no more. No audit: nobody sees a difference. */
export function noteOn<D extends PictureHolder>(
  shelf: Shelf<D>,
  holder: D,
  pictureId: string,
  note: (waiting: WaitingPicture) => Partial<WaitingPicture>,
): Promise<void> {
  return edit<D>(shelf.collection, holder, undefined, (current): Patch | null => {
    const waiting = current.waitingPictures ?? []
    if (!waiting.some(({ id }) => id === pictureId)) return null
    return { waitingPictures: waiting.map((each) => (each.id === pictureId ? { ...each, ...note(each) } : each)) }
  })
}

/** Takes a picture out of the waiting ones, with what its verdict makes of the document; nothing when it waits no more. */
export async function settlePicture<D extends PictureHolder>(
  shelf: Shelf<D>,
  id: string,
  picture: WaitingPicture,
  guard: Guard,
  { patch, discarded, notices }: { patch: Patch; discarded: { fileId: string; at: Date }[]; notices: Notice[] },
): Promise<void> {
  const source = {
    actor: 'wechat',
    action: `${shelf.owner}.pictureVerdict`,
    requestId: picture.requestId,
    notices,
  }
  const settled = {
    ...patch,
    waitingPictures: command.pull({ id: picture.id }),
    discardedFiles: command.push(discarded),
  }
  await change(shelf.collection, id, { ...guard, 'waitingPictures.id': picture.id }, settled, source)
}

/** Takes files that are gone from the list. */
export function forgetDiscarded<D extends PictureHolder>(
  shelf: Shelf<D>,
  holder: D,
  fileIds: readonly string[],
): Promise<void> {
  return edit<D>(shelf.collection, holder, undefined, (current): Patch | null => {
    const left = (current.discardedFiles ?? []).filter(({ fileId }) => !fileIds.includes(fileId))
    if (left.length === (current.discardedFiles ?? []).length) return null
    return { discardedFiles: left.length === 0 ? command.remove() : left }
  })
}
