import type { CalendarDay } from '../../../domain/calendar-day'
import { distanceM } from '../../../domain/geo'
import type { Position } from '../../../domain/organisation'
import type { HomeDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import { homesAround, homesBelow } from './store'
import { hasRest, meets, type Wishes } from './wishes'

/** Read beyond a batch, since the database and we may differ by a hair where two homes lie equally far. */
const SPARE = 6
/** The hair: what two computations of the same distance may differ by, in metres. */
const HAIR_M = 0.001
/** Where some wishes are tested on the homes themselves: read at once, and looked at in one call before it stops and says so. */
const BATCH = 100
export const MOST_LOOKED = 200

/** Where homes are looked for and in which order: nearest first around a point, or village by village below a place. */
export type Ground = { kind: 'around'; centre: Position; radiusM: number } | { kind: 'below'; path: string }

export interface Found {
  homes: HomeDocument[]
  /** Goes on behind the last home looked at; null when there is none left. */
  next: string | null
  /** Homes looked at when it stopped before the page was full; null when the page is full or all were looked at. */
  stoppedAfter: number | null
}

export interface Looking {
  ground: Ground
  wishes: Wishes
  now: Date
  days: readonly CalendarDay[]
}

/** A page of homes that meet all wishes, after a key that an earlier page gave. Looks at 200 homes at most. */
export async function look(looking: Looking, after: string | undefined, page: number): Promise<Found> {
  const { ground, wishes, now, days } = looking
  const batch = hasRest(wishes) ? BATCH : page
  const homes: HomeDocument[] = []
  let key = after
  for (let looked = 0; looked < (hasRest(wishes) ? MOST_LOOKED : page); looked += batch) {
    const { read, more } = await nextHomes(ground, wishes, key, batch)
    for (const [position, home] of read.entries()) {
      key = keyOf(ground, home)
      if (!meets(home, wishes, now, days)) continue
      homes.push(home)
      const isLast = !more && position === read.length - 1
      if (homes.length === page) return { homes, next: isLast ? null : key, stoppedAfter: null }
    }
    if (!more) return { homes, next: null, stoppedAfter: null }
  }
  return { homes, next: key ?? null, stoppedAfter: MOST_LOOKED }
}

interface Read {
  read: HomeDocument[]
  more: boolean
}

async function nextHomes(ground: Ground, wishes: Wishes, after: string | undefined, most: number): Promise<Read> {
  if (ground.kind === 'below') {
    const from = after === undefined ? null : villageKey(ground.path, after)
    const found = await homesBelow(wishes, ground.path, from, most + 1)
    return { read: found.slice(0, most), more: found.length > most }
  }
  const { centre, radiusM } = ground
  const from = after === undefined ? null : distanceKey(after)
  const minM = Math.max(0, (from?.distanceM ?? 0) - HAIR_M)
  const later = (await homesAround(wishes, centre, minM, radiusM, most + SPARE))
    .map((home) => ({ home, distanceM: distanceOf(home, centre) }))
    .sort((a, b) => a.distanceM - b.distanceM || (a.home._id < b.home._id ? -1 : 1))
    .filter((entry) => from === null || isAfter(entry, from))
  return { read: later.slice(0, most).map(({ home }) => home), more: later.length > most }
}

/** Where a later page goes on: the distance and the id, or the village's path below the place with ':' for '/', and the id. */
function keyOf(ground: Ground, home: HomeDocument): string {
  return ground.kind === 'around'
    ? `${distanceOf(home, ground.centre)}|${home._id}`
    : `${home.path.slice(ground.path.length).replaceAll('/', ':')}|${home._id}`
}

interface DistanceKey {
  distanceM: number
  id: string
}

/** The distance as the database orders it: to the point that it has indexed. */
function distanceOf(home: HomeDocument, from: Position): number {
  return home.shownAt ? distanceM(from, home.shownAt) : Number.POSITIVE_INFINITY
}

function isAfter(entry: { home: HomeDocument; distanceM: number }, key: DistanceKey): boolean {
  return entry.distanceM > key.distanceM || (entry.distanceM === key.distanceM && entry.home._id > key.id)
}

function distanceKey(after: string): DistanceKey {
  const [metres, id] = after.split('|')
  const distance = Number(metres)
  if (metres === '' || !isId(id) || !Number.isFinite(distance) || distance < 0) refuse('INPUT_INVALID', 'after')
  return { distanceM: distance, id: id ?? '' }
}

function villageKey(listedPath: string, after: string): { path: string; id: string } {
  const [path, id] = after.split('|')
  if (path === undefined || !isId(id)) refuse('INPUT_INVALID', 'after')
  return { path: `${listedPath}${path.replaceAll(':', '/')}`, id: id ?? '' }
}

const isId = (text: string | undefined): boolean => text !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(text)
