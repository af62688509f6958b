import type { InboxDocument } from '../../kit/inbox'
import { change, command, count, find } from '../../kit/store'

/** A place in an inbox: newest first, and among those of one moment by their ids. */
export interface InboxKey {
  at: Date
  id: string
}

/** Messages of a woman after a key. One call for each of her persons, two where it goes on within a page. */
export async function entriesOf(
  personIds: readonly string[],
  after: InboxKey | null,
  limit: number,
): Promise<InboxDocument[]> {
  const found = await Promise.all(personIds.map((personId) => entriesOfOne(personId, after, limit)))
  return found
    .flat()
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a._id < b._id ? -1 : 1))
    .slice(0, limit)
}

async function entriesOfOne(personId: string, after: InboxKey | null, limit: number): Promise<InboxDocument[]> {
  const page = (where: Record<string, unknown>, most: number): Promise<InboxDocument[]> =>
    find<InboxDocument>('inbox', {
      where: { personId, ...where },
      fields: ['kind', 'about', 'at', 'readAt'],
      orderBy: [
        ['at', 'desc'],
        ['_id', 'asc'],
      ],
      limit: most,
    })
  if (after === null) return page({}, limit)
  const sameMoment = await page({ at: after.at, _id: command.gt(after.id) }, limit)
  if (sameMoment.length === limit) return sameMoment
  return [...sameMoment, ...(await page({ at: command.lt(after.at) }, limit - sameMoment.length))]
}

export function unreadOf(personIds: readonly string[]): Promise<number> {
  return count('inbox', { personId: command.in([...personIds]), readAt: null })
}

/** Marks one of her messages as seen; nobody has to ring her up about it any more. What is not hers stays as it is. */
export async function markSeen(id: string, personIds: readonly string[], at: Date): Promise<void> {
  const hersUnseen = { personId: command.in([...personIds]), readAt: null }
  await change('inbox', id, hersUnseen, { readAt: at, callFor: command.remove() })
}
