import type { home } from '../../contract/home'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { currentHosts } from './card'
import { countBelow, homesBelow, type RegisterKey } from './store'

const PAGE = 50

/** The register of an officer's place, by village, paged by key. It is counted once: later pages carry the total along. */
export const list: UseCase<typeof home.list> = async ({ organisation, now }, { state, after }) => {
  const from = after === undefined ? null : keyOf(organisation.path, after)
  const [total, found] = await Promise.all([
    from?.total ?? countBelow(organisation.path, state),
    homesBelow(organisation.path, state, from, PAGE + 1),
  ])
  const homes = found.slice(0, PAGE)
  const last = homes.at(-1)
  return {
    total,
    homes: homes.map((entry) => ({
      id: entry._id,
      name: entry.name,
      state: entry.state,
      primaryType: entry.primaryType,
      villageName: entry.villageName,
      townshipName: entry.townshipName,
      hostName: currentHosts(entry, now)[0]?.name ?? null,
      pairedMember: entry.paired.find(({ until }) => until === null || now < until)?.name ?? null,
      venueKind: entry.venueKind,
      hoursText: entry.hoursText,
      hasPublicPhone: entry.publicPhone !== null,
    })),
    next: last && found.length > PAGE ? cursorOf(organisation.path, { path: last.path, id: last._id, total }) : null,
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
