import { pathRange } from '../../../domain/organisation'
import type { HomeDocument, PersonDocument, Stored } from '../../kit/documents'
import type { FactSource } from '../../kit/outbox'
import { change, command, create, find, type Patch, read } from '../../kit/store'

/** Two officers say that two persons are one woman (safety, "Persons"). */
export interface MergeDocument extends Stored {
  state: 'proposed' | 'confirmed' | 'dropped'
  homeId: string
  homeName: string
  /** Of the home: officers above it see it. */
  path: string
  personId: string
  personName: string
  intoId: string
  intoName: string | null
  intoHasAccount: boolean
  reason: string
  by: string
  at: Date
  confirmedBy?: string
}

const HOME_FIELDS = ['name', 'state', 'path', 'villageName', 'townshipName', 'hosts', 'paired']
const OPEN_MERGES = 50

/** A place in the register: homes in the order of village path, then id. */
export interface HomeKey {
  path: string
  id: string
}

/** Homes at or below a place after a key, in the register's order. One call, or two where the key lies within a village. */
export async function homesAfter(path: string, after: HomeKey | null, limit: number): Promise<HomeDocument[]> {
  const { from, below } = pathRange(path)
  const page = (where: Record<string, unknown>, most: number): Promise<HomeDocument[]> =>
    find<HomeDocument>('microHomes', {
      where,
      fields: HOME_FIELDS,
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

export function personById(id: string): Promise<PersonDocument | null> {
  return read<PersonDocument>('persons', id)
}

export function mergeById(id: string): Promise<MergeDocument | null> {
  return read<MergeDocument>('merges', id)
}

/** Stores a proposal; a retry finds it standing. */
export async function addMerge(merge: Omit<MergeDocument, 'version' | 'outbox'>, source: FactSource): Promise<void> {
  await create<MergeDocument>('merges', merge, source)
}

/** True when the proposal was still open and now is this. */
export function closeMerge(id: string, patch: Patch, source: FactSource): Promise<boolean> {
  return change('merges', id, { state: 'proposed' }, patch, source)
}

export function openMerges(path: string): Promise<MergeDocument[]> {
  const { from, below } = pathRange(path)
  return find<MergeDocument>('merges', {
    where: { state: 'proposed', path: command.gte(from).and(command.lt(below)) },
    orderBy: [
      ['path', 'asc'],
      ['_id', 'asc'],
    ],
    limit: OPEN_MERGES,
  })
}
