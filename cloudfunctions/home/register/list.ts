import type { z } from 'zod'
import type { home } from '../../../contract/home'
import type { registerLine } from '../../../contract/home/register'
import { searchTerm } from '../../../domain/name-terms'
import type { HomeDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { currentHosts } from '../card'
import { countBelow, countUnderWay, homesBelow, homesOfHostNamed, placesNamed, type RegisterKey } from './store'

const PAGE = 50
const MOST_PLACES = 8

/**
 * The register of an officer's place, by village, paged by key. It is counted once: later pages carry the total along. What she looks for is
 * the beginning of a home's name; places that begin so come beside, to look there, and so do the homes of a host of exactly this name.
 */
export const list: UseCase<typeof home.list> = async ({ organisation, now }, { orgId: _, after, ...wishes }) => {
  const { path } = organisation
  const { query } = wishes
  if (query !== undefined && searchTerm(query) === '') refuse('INPUT_INVALID', 'query')
  const from = after === undefined ? null : keyOf(path, after)
  const first = from === null
  const looksFor = first && query !== undefined
  const [total, found, hosted, places, counts] = await Promise.all([
    from?.total ?? countBelow(path, wishes),
    homesBelow(path, wishes, from, PAGE + 1),
    looksFor ? homesOfHostNamed(path, query, PAGE) : [],
    looksFor ? placesNamed(path, query, MOST_PLACES) : [],
    first && query === undefined ? countsOf(path) : null,
  ])
  const homes = found.slice(0, PAGE)
  const last = homes.at(-1)
  const named = new Set(homes.map(({ _id }) => _id))
  return {
    total,
    homes: homes.map((entry) => lineOf(entry, now)),
    hosted: hosted
      .filter((entry) => !named.has(entry._id) && currentHosts(entry, now).some(({ name }) => name === query))
      .map((entry) => lineOf(entry, now)),
    places: places.map(({ _id, name, parentName }) => ({ id: _id, name, parentName })),
    counts,
    next: last && found.length > PAGE ? cursorOf(path, { path: last.path, id: last._id, total }) : null,
  }
}

async function countsOf(path: string) {
  const [all, active, underWay] = await Promise.all([
    countBelow(path, {}),
    countBelow(path, { state: 'active' }),
    countUnderWay(path),
  ])
  return { all, active, underWay }
}

function lineOf(entry: HomeDocument, now: Date): z.input<typeof registerLine> {
  return {
    id: entry._id,
    name: entry.name,
    state: entry.state,
    plateNumber: entry.plateNumber ?? null,
    primaryType: entry.primaryType,
    villageName: entry.villageName,
    townshipName: entry.townshipName,
    hostName: currentHosts(entry, now)[0]?.name ?? null,
    pairedMember: entry.paired.find(({ until }) => until === null || now < until)?.name ?? null,
    venueKind: entry.venueKind,
    hoursText: entry.hoursText,
    hasPublicPhone: entry.publicPhone !== null,
  }
}

interface Key extends RegisterKey {
  total: number
}

/** The total, the village's path below the listed place with ':' for '/', and the home's id. */
function cursorOf(listedPath: string, { path, id, total }: Key): string {
  return `${total}|${path.slice(listedPath.length).replaceAll('/', ':')}|${id}`
}

function keyOf(listedPath: string, cursor: string): Key {
  const [total, path, id] = cursor.split('|')
  if (!/^\d{1,9}$/.test(total ?? '') || path === undefined || !id) refuse('INPUT_INVALID', 'after')
  return { total: Number(total), path: `${listedPath}${path.replaceAll(':', '/')}`, id }
}
