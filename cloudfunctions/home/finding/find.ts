import type { ParsedInputOf } from '../../../contract/action'
import type { home } from '../../../contract/home'
import { WISHES, type Wish } from '../../../contract/home/search'
import { searchTerm } from '../../../domain/name-terms'
import type { Call } from '../../kit/context'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { card } from '../card'
import { type Ground, type Looking, look } from './look'
import { labelOf, township, type Where, whereLives, whereOf } from './where'
import { wishesIn, without } from './wishes'

type Find = typeof home.find

const PAGE = 20
/** A home in the next county is no answer. */
const COUNTY_RADIUS_M = 200_000

/** Homes that meet every wish: nearest first from a position or a village, else village by village. */
export const find: UseCase<Find> = async (call, input) => {
  if (input.query !== undefined && searchTerm(input.query) === '') refuse('INPUT_INVALID', 'query')
  const where = await placeOf(call, input)
  const looking: Looking = { ground: groundOf(where), wishes: wishesIn(input), now: call.now, days: where.days }
  const { homes, next, stoppedAfter } = await look(looking, input.after, PAGE)
  const nothing = homes.length === 0 && next === null && input.after === undefined
  const phoneAt = where.source === 'position' ? where.centre : null
  return {
    where: { label: labelOf(where), source: where.source, centre: where.centre },
    homes: homes.map((found) => card(found, phoneAt, call.now)),
    next,
    stoppedAfter,
    without: nothing ? await whatHelps(looking) : [],
    days: where.days,
  }
}

async function placeOf(call: Call, input: ParsedInputOf<Find>): Promise<Where> {
  if (input.position) return whereOf(call, input.position)
  return input.townshipId ? township(call, input.townshipId) : whereLives(call, input.villageId)
}

function groundOf({ source, centre, place }: Where): Ground {
  return source === 'position' || source === 'village'
    ? { kind: 'around', centre, radiusM: COUNTY_RADIUS_M }
    : { kind: 'below', path: place.path }
}

/** How many homes there would be with one wish less, for each wish with which that is more than none (experience 5). */
async function whatHelps(looking: Looking): Promise<{ wish: Wish; count: number }[]> {
  const asked = WISHES.filter((wish) => looking.wishes[wish] !== undefined)
  const counts: { wish: Wish; count: number }[] = []
  for (const wish of asked) {
    const { homes } = await look({ ...looking, wishes: without(looking.wishes, wish) }, undefined, PAGE)
    if (homes.length > 0) counts.push({ wish, count: homes.length })
  }
  return counts
}
