import type { PersonDocument } from '../../kit/documents'
import type { InboxDocument } from '../../kit/inbox'
import type { FactSource } from '../../kit/outbox'
import { change, command, find } from '../../kit/store'

/** Calls of one activity that a host can make. */
const MOST_CALLS = 200

/** Messages of an activity that reached nobody yet and are worth a call (kit/knock), the oldest first. */
export function entriesToCall(activityId: string): Promise<InboxDocument[]> {
  return find<InboxDocument>('inbox', {
    where: { callFor: activityId },
    fields: ['personId', 'kind', 'at'],
    orderBy: [['at', 'asc']],
    limit: MOST_CALLS,
  })
}

export async function callableOf(personIds: readonly string[]): Promise<PersonDocument[]> {
  if (personIds.length === 0) return []
  return find<PersonDocument>('persons', {
    where: { _id: command.in([...personIds]) },
    fields: ['openid', 'name', 'phoneToken', 'sixtyUp'],
    limit: MOST_CALLS,
  })
}

/** Written once a call, with its audit fact. */
export async function recordNumberSeen(homeId: string, look: string, source: FactSource): Promise<void> {
  await change('microHomes', homeId, { lastLookIn: command.neq(look) }, { lastLookIn: look }, source)
}

export async function takeOffList(entryId: string, activityId: string): Promise<void> {
  await change('inbox', entryId, { callFor: activityId }, { callFor: command.remove() })
}
