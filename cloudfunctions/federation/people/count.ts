import type { federation } from '../../../contract/federation'
import type { HomeState } from '../../../domain/home-state'
import { countPersons, type Mention } from '../../../domain/person-count'
import type { UseCase } from '../../kit/serve'
import { type HomeKey, homesAfter } from './store'

/** The database gives at most 1000 documents at once; a county has a few hundred homes. */
const PAGE = 1000
/** Three calls at the most (house, "Budgets": a board of any level). */
const PAGES = 2

/** Homes that stand, or wait only for their plate. */
const COUNTED: ReadonlySet<HomeState> = new Set(['approved', 'active', 'suspended'])

/** Hosts and paired members of a place by person: a woman who hosts two homes, or claimed herself in one of them, counts once. */
export const people: UseCase<typeof federation.people> = async ({ organisation, now }) => {
  const hosts: Mention[] = []
  const members: Mention[] = []
  const holds = ({ until }: { until: Date | null }): boolean => until === null || now < until
  let homes = 0
  let key: HomeKey | null = null
  let complete = false
  for (let page = 0; page < PAGES && !complete; page += 1) {
    const found = await homesAfter(organisation.path, key, PAGE)
    const counted = found.filter(({ state }) => COUNTED.has(state))
    homes += counted.length
    hosts.push(...counted.flatMap((home) => home.hosts.filter(holds)))
    members.push(...counted.flatMap((home) => home.paired.filter(holds)))
    const last = found.at(-1)
    complete = found.length < PAGE || !last
    key = last ? { path: last.path, id: last._id } : null
  }
  return { homes, hosts: countPersons(hosts), members: countPersons(members), complete }
}
