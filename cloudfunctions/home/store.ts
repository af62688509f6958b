import type { HomeState } from '../../domain/home-state'
import { pathRange } from '../../domain/organisation'
import type { HomeDocument, PersonDocument } from '../kit/documents'
import { edit } from '../kit/edit'
import { dayOf, type FactSource } from '../kit/outbox'
import { change, command, count, create, find, type Patch, read } from '../kit/store'

const LIST_FIELDS = [
  'name',
  'state',
  'primaryType',
  'path',
  'villageName',
  'townshipName',
  'hosts',
  'paired',
  'venueKind',
  'hoursText',
  'publicPhone',
]

/** A place in the register: homes are listed by village path, then id. */
export interface RegisterKey {
  path: string
  id: string
}

/** Homes at or below a place, in the register's order, after a key. One call, or two where a village's homes are cut by the page. */
export async function homesBelow(
  path: string,
  state: HomeState | undefined,
  after: RegisterKey | null,
  limit: number,
): Promise<HomeDocument[]> {
  const { from, below } = pathRange(path)
  const page = (where: Record<string, unknown>, most: number): Promise<HomeDocument[]> =>
    find<HomeDocument>('microHomes', {
      where: { ...(state ? { state } : {}), ...where },
      fields: LIST_FIELDS,
      orderBy: [
        ['path', 'asc'],
        ['_id', 'asc'],
      ],
      limit: most,
    })
  if (after === null) return page({ path: command.gte(from).and(command.lt(below)) }, limit)
  const rest = await page({ path: after.path, _id: command.gt(after.id) }, limit)
  if (rest.length === limit) return rest
  return [...rest, ...(await page({ path: command.gt(after.path).and(command.lt(below)) }, limit - rest.length))]
}

export function countBelow(path: string, state: HomeState | undefined): Promise<number> {
  const { from, below } = pathRange(path)
  return count('microHomes', { ...(state ? { state } : {}), path: command.gte(from).and(command.lt(below)) })
}

export function homeById(id: string): Promise<HomeDocument | null> {
  return read<HomeDocument>('microHomes', id)
}

export function personById(id: string): Promise<PersonDocument | null> {
  return read<PersonDocument>('persons', id, ['name', 'openid'])
}

/** Stores a new home and, without an account as yet, the committee member paired with it. False when the home stands already. */
export async function addHome(
  home: Omit<HomeDocument, 'version' | 'outbox'>,
  member: Omit<PersonDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  await create<PersonDocument>('persons', member, source)
  return create<HomeDocument>('microHomes', home, source)
}

/**
 * Writes that private values were looked at, before they are shown. The same call of the same officer again that day, or twice at once, is one
 * look; nobody else's requestId, and no old one of her own, lets her look unseen.
 */
export async function recordLook(homeId: string, at: Date, source: FactSource): Promise<void> {
  const look = `${source.actor} ${source.requestId} ${dayOf(at)}`
  await change('microHomes', homeId, { lastLookIn: command.neq(look) }, { lastLookIn: look }, source)
}

export function changeHome(
  home: HomeDocument,
  source: FactSource,
  patchFor: (current: HomeDocument) => Patch | null,
): Promise<void> {
  return edit('microHomes', home, source, patchFor)
}
