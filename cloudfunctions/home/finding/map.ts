import type { home } from '../../../contract/home'
import { type Bounds, estimated, groupHomes, isInside, tilesUnder } from '../../../domain/map-view'
import { searchTerm } from '../../../domain/name-terms'
import type { HomeDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { pointOf } from '../../kit/shown-point'
import { card } from '../card'
import { homesByLot, homesInside } from './store'
import { county } from './where'
import { meets, meetsAll, wishesIn } from './wishes'

/** Homes of a view that are read one by one; of more, a sample stands for all. */
const MOST_EXACT = 500
const SAMPLE = 1000
/** Cards of one place, such as the flats of one grid cell. */
const CARDS_A_PLACE = 12

interface Seen {
  homes: HomeDocument[]
  /** 1, or the share of the homes that the sample holds. */
  greatestLot: number
}

/** Homes in a view of the map, near ones in groups. At most three database calls, however many homes there are. */
export const map: UseCase<typeof home.map> = async (call, input) => {
  if (input.query !== undefined && searchTerm(input.query) === '') refuse('INPUT_INVALID', 'query')
  const { days } = await county(call)
  const wishes = wishesIn(input)
  const all = await homesInside(wishes, input.bounds, MOST_EXACT + 1)
  const seen =
    all.length <= MOST_EXACT
      ? { homes: all.filter((found) => meets(found, wishes, call.now, days)), greatestLot: 1 }
      : await sampleOf(input.bounds, (found) => meetsAll(found, wishes, call.now, days))
  const inView = seen.homes.filter((found) => isInside(input.bounds, shown(found)))
  const groups = groupHomes(inView, shown, input.bounds).map(({ homes, ...group }) => {
    const count = estimated(homes.length, seen.greatestLot)
    const apart = count === 1 || (group.onePlace && count <= CARDS_A_PLACE)
    return { ...group, count, homes: apart ? homes.map((found) => card(found, null, call.now)) : [] }
  })
  const about = seen.greatestLot < 1
  return { groups, total: estimated(inView.length, seen.greatestLot), about, days }
}

async function sampleOf(bounds: Bounds, isMet: (found: HomeDocument) => boolean): Promise<Seen> {
  const tiles = tilesUnder(bounds) ?? refuse('INPUT_INVALID', 'bounds')
  const sample = await homesByLot(tiles, SAMPLE)
  const greatestLot = sample.length < SAMPLE ? 1 : (sample.at(-1)?.lot ?? 1)
  return { homes: sample.filter(isMet), greatestLot }
}

/** Of the index only homes with a point come. */
const shown = (found: HomeDocument) => pointOf(found) ?? { longitude: 0, latitude: 0 }
