import { pathRange } from '../../../domain/organisation'
import type { HomeDocument, PersonDocument } from '../../kit/documents'
import type { FactSource } from '../../kit/outbox'
import { command, create, find, read } from '../../kit/store'

const UNPAIRED_FIELDS = ['name', 'villageName', 'townshipName', 'paired', 'pairedUntil']

/** Active homes of a place whose last pairing has ended, longest ago first, after a key. */
export function unpairedBelow(
  path: string,
  at: Date,
  after: { until: Date; id: string } | null,
  limit: number,
): Promise<HomeDocument[]> {
  const { from, below } = pathRange(path)
  const place = { state: 'active', path: command.gte(from).and(command.lt(below)) }
  const later = after
    ? [
        { ...place, pairedUntil: after.until, _id: command.gt(after.id) },
        { ...place, pairedUntil: command.gt(after.until).and(command.lte(at)) },
      ]
    : [{ ...place, pairedUntil: command.lte(at) }]
  return pages(later, limit)
}

async function pages(wheres: readonly Record<string, unknown>[], limit: number): Promise<HomeDocument[]> {
  const found: HomeDocument[] = []
  for (const where of wheres) {
    if (found.length >= limit) break
    const page = await find<HomeDocument>('microHomes', {
      where,
      fields: UNPAIRED_FIELDS,
      orderBy: [
        ['pairedUntil', 'asc'],
        ['_id', 'asc'],
      ],
      limit: limit - found.length,
    })
    found.push(...page)
  }
  return found
}

export function memberById(id: string): Promise<PersonDocument | null> {
  return read<PersonDocument>('persons', id, ['name', 'openid', 'claim'])
}

/** Stores the committee member as a person whom nobody has claimed; she may stand already, from another home. */
export async function addMember(member: Omit<PersonDocument, 'version' | 'outbox'>, source: FactSource): Promise<void> {
  await create<PersonDocument>('persons', member, source)
}
