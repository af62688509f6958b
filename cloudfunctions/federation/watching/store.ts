import type { PersonDocument } from '../../kit/documents'
import type { LooksDocument } from '../../kit/looks'
import type { FactSource } from '../../kit/outbox'
import { change, command, find, type Patch, read } from '../../kit/store'

/** An officer who is told of more than these has asked nobody for weeks; the oldest stand first. */
const ALERTS = 50

/** What stands when a pin is taken away, tries included. */
export const withoutPin = (requestId: string): Patch => ({
  staffPin: command.remove(),
  pinTries: command.remove(),
  pinResetIn: requestId,
})

type Alert = LooksDocument & { alertedAt: Date }

export async function openAlerts(orgId: string): Promise<Alert[]> {
  return find<Alert>('looks', {
    where: { openIn: orgId },
    fields: ['officerId', 'day', 'looks', 'usual', 'alertedAt'],
    orderBy: [['day', 'asc']],
    limit: ALERTS,
  })
}

export function looksById(id: string): Promise<LooksDocument | null> {
  return read<LooksDocument>('looks', id, ['officerId', 'toldIn'])
}

export async function namesOf(personIds: readonly string[]): Promise<Map<string, string | null>> {
  if (personIds.length === 0) return new Map()
  const persons = await find<PersonDocument>('persons', {
    where: { _id: command.in([...new Set(personIds)]) },
    fields: ['name'],
    limit: ALERTS,
  })
  return new Map(persons.map(({ _id, name }) => [_id, name]))
}

/** Once: whoever comes second finds it done. */
export async function acknowledge(
  { _id }: LooksDocument,
  acknowledged: { by: string; at: Date },
  source: FactSource,
): Promise<void> {
  await change('looks', _id, { openIn: command.exists(true) }, { openIn: command.remove(), acknowledged }, source)
}
