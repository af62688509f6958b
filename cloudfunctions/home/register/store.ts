import type { HomeState } from '../../../domain/home-state'
import type { PrimaryType } from '../../../domain/micro-home'
import { searchTerm } from '../../../domain/name-terms'
import { pathRange } from '../../../domain/organisation'
import type { HomeDocument, OrganisationDocument } from '../../kit/documents'
import { command, count, find } from '../../kit/store'

/** What a line of the register shows; rosters, terms and private tokens stay behind. */
const LINE_FIELDS = [
  'name',
  'state',
  'plateNumber',
  'primaryType',
  'path',
  'villageName',
  'townshipName',
  'hosts',
  'paired',
  'venueKind',
  'hoursText',
  'publicPhone',
  'applicantId',
]
/** What its printed form shows beside that. */
export const PRINTED_FIELDS = [...LINE_FIELDS, 'services', 'shownAddress', 'womenCovered']
export const CONTACT_FIELDS = [...PRINTED_FIELDS, 'phoneToken', 'addressToken']

/** What a line of the register is asked to be; every one narrows. */
export interface RegisterWishes {
  state?: HomeState | undefined
  primaryType?: PrimaryType | undefined
  /** The beginning of its name, or of its pinyin initials. */
  query?: string | undefined
}

/** A place in the register: homes are listed by village path, then id. */
export interface RegisterKey {
  path: string
  id: string
}

/** Homes at or below a place, in the register's order, after a key. One call, or two where a village's homes are cut by the page. */
export async function homesBelow(
  path: string,
  wishes: RegisterWishes,
  after: RegisterKey | null,
  limit: number,
  fields: readonly string[] = LINE_FIELDS,
): Promise<HomeDocument[]> {
  const { from, below } = pathRange(path)
  const page = (where: Record<string, unknown>, most: number): Promise<HomeDocument[]> =>
    find<HomeDocument>('microHomes', {
      where: { ...wished(wishes), ...where },
      fields,
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

export function countBelow(path: string, wishes: RegisterWishes): Promise<number> {
  const { from, below } = pathRange(path)
  return count('microHomes', { ...wished(wishes), path: command.gte(from).and(command.lt(below)) })
}

/** Homes on the way between an application and a plate. */
export function countUnderWay(path: string): Promise<number> {
  const { from, below } = pathRange(path)
  const state = command.in(['submitted', 'villageChecked', 'approved'])
  return count('microHomes', { state, path: command.gte(from).and(command.lt(below)) })
}

function wished({ state, primaryType, query }: RegisterWishes): Record<string, unknown> {
  return {
    ...(state === undefined ? {} : { state }),
    ...(primaryType === undefined ? {} : { primaryType }),
    ...(query === undefined ? {} : { terms: searchTerm(query) }),
  }
}

/** Homes below a place that a woman of exactly this name hosts or hosted. */
export function homesOfHostNamed(path: string, name: string, limit: number): Promise<HomeDocument[]> {
  const { from, below } = pathRange(path)
  return find<HomeDocument>('microHomes', {
    where: { 'hosts.name': name, path: command.gte(from).and(command.lt(below)) },
    fields: LINE_FIELDS,
    orderBy: [['path', 'asc']],
    limit,
  })
}

/** Townships and villages below a place whose name, or its pinyin initials, begin so. */
export async function placesNamed(path: string, query: string, limit: number): Promise<OrganisationDocument[]> {
  const { from, below } = pathRange(path)
  return find<OrganisationDocument>('organisations', {
    where: { terms: searchTerm(query), path: command.gt(from).and(command.lt(below)) },
    fields: ['name', 'parentName', 'level', 'path'],
    orderBy: [['path', 'asc']],
    limit,
  })
}
