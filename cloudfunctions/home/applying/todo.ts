import type { home } from '../../../contract/home'
import { missingFor } from '../../../domain/home-state-steps'
import { toIso } from '../../../domain/time'
import type { HomeDocument } from '../../kit/documents'
import { isUnitPath, standingOf } from '../../kit/home-step'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { currentHosts } from '../card'
import { sinceOf } from './my-applications'
import { countInState, countWaiting, homesInState, homesWaiting, type PlaceKey, type WaitingKey } from './store'

const PAGE = 50

/** What waits for an officer's place, the longest first; or all homes of one state below it, by village. Counted once. */
export const todo: UseCase<typeof home.todo> = async ({ organisation, now }, { state, after }) => {
  const { path, _id: orgId } = organisation
  const [total, found] = state
    ? await Promise.all([
        after === undefined ? countInState(path, state) : totalIn(after),
        homesInState(path, state, after === undefined ? null : placeKey(path, after), PAGE + 1),
      ])
    : await Promise.all([
        after === undefined ? countWaiting(orgId) : totalIn(after),
        homesWaiting(orgId, after === undefined ? null : waitingKey(after), PAGE + 1),
      ])
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  const key = last && (state ? last.path.slice(path.length).replaceAll('/', ':') : String(sinceOf(last).getTime()))
  return {
    total,
    homes: page.map((entry) => rowOf(entry, now)),
    next: last && found.length > PAGE ? `${total}|${key}|${last._id}` : null,
  }
}

function rowOf(entry: HomeDocument, now: Date) {
  return {
    id: entry._id,
    name: entry.name,
    state: entry.state,
    ofUnit: isUnitPath(entry.path),
    since: toIso(sinceOf(entry)),
    villageName: entry.villageName,
    townshipName: entry.townshipName,
    hostName: currentHosts(entry, now)[0]?.name ?? null,
    venueKind: entry.venueKind,
    fromRoll: entry.source !== null,
    missing: lacksForRecord(entry, now),
  }
}

/** What the county will ask for before it records the home. */
export function lacksForRecord(
  entry: Parameters<typeof standingOf>[0],
  now: Date,
): ('leadHost' | 'pairedMember' | 'place')[] {
  return missingFor('record', standingOf(entry, now), now).filter(
    (need) => need === 'leadHost' || need === 'pairedMember' || need === 'place',
  )
}

const partsOf = (cursor: string): [string, string, string] => {
  const [total = '', key, id = ''] = cursor.split('|')
  if (!/^\d{1,9}$/.test(total) || key === undefined || id === '') return refuse('INPUT_INVALID', 'after')
  return [total, key, id]
}

const totalIn = (cursor: string): number => Number(partsOf(cursor)[0])

function waitingKey(cursor: string): WaitingKey {
  const [, since, id] = partsOf(cursor)
  return /^\d{1,15}$/.test(since) ? { since: new Date(Number(since)), id } : refuse('INPUT_INVALID', 'after')
}

function placeKey(listedPath: string, cursor: string): PlaceKey {
  const [, path, id] = partsOf(cursor)
  return { path: `${listedPath}${path.replaceAll(':', '/')}`, id }
}
