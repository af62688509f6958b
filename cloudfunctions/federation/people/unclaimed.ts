import type { federation } from '../../../contract/federation'
import type { HomeDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { type HomeKey, homesAfter } from './store'

/** Homes read for one page: what comes of them may be fewer persons, or none. */
const PAGE = 50

/** Whom nobody has claimed, home by home, so that an officer can make a code for her. Closed homes need nobody. */
export const unclaimed: UseCase<typeof federation.unclaimed> = async ({ organisation, now }, { after }) => {
  const homes = await homesAfter(organisation.path, after === undefined ? null : keyOf(organisation.path, after), PAGE)
  const last = homes.at(-1)
  return {
    persons: homes.filter(({ state }) => state !== 'closed').flatMap((home) => unclaimedIn(home, now)),
    next: last && homes.length === PAGE ? cursorOf(organisation.path, { path: last.path, id: last._id }) : null,
  }
}

function unclaimedIn(home: HomeDocument, at: Date) {
  const { _id: homeId, name: homeName, villageName, townshipName } = home
  const waits = (entry: { until: Date | null; claimed?: boolean }): boolean =>
    entry.claimed !== true && (entry.until === null || at < entry.until)
  const where = { homeId, homeName, villageName, townshipName }
  return [
    ...home.hosts.filter(waits).map(({ personId, name, role }) => ({ personId, name, as: role, ...where })),
    ...home.paired.filter(waits).map(({ personId, name }) => ({ personId, name, as: 'member' as const, ...where })),
  ]
}

/** The village's path below the listed place with ':' for '/', and the home's id. */
function cursorOf(listedPath: string, { path, id }: HomeKey): string {
  return `${path.slice(listedPath.length).replaceAll('/', ':')}|${id}`
}

function keyOf(listedPath: string, cursor: string): HomeKey {
  const [path, id] = cursor.split('|')
  if (path === undefined || !id) return refuse('INPUT_INVALID', 'after')
  return { path: `${listedPath}${path.replaceAll(':', '/')}`, id }
}
