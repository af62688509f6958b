import type { HomeCount } from '../../../domain/coverage'
import type { HomeState } from '../../../domain/home-state'
import { type OrganisationLevel, type Position, pathRange } from '../../../domain/organisation'
import { aggregateOne } from '../../kit/aggregate'
import { command } from '../../kit/store'

/** A place below an officer's, with what its township is found by. */
export interface PlaceBelow {
  id: string
  name: string
  level: OrganisationLevel
  centre: Position
  parentId: string | null
  parentName: string | null
}

const within = (path: string) => {
  const { from, below } = pathRange(path)
  return { path: command.gte(from).and(command.lt(below)) }
}

/** Every place at or below a path, in one call. */
export async function placesBelow(path: string): Promise<PlaceBelow[]> {
  const found = await aggregateOne<{ places: (Omit<PlaceBelow, 'centre'> & { centre: GeoJson })[] }>(
    'organisations',
    (from) =>
      from.match(within(path)).group({
        _id: null,
        places: {
          $push: {
            id: '$_id',
            name: '$name',
            level: '$level',
            centre: '$centre',
            parentId: '$parentId',
            parentName: '$parentName',
          },
        },
      }),
  )
  return (found?.places ?? []).map((place) => ({ ...place, centre: positionOf(place.centre) }))
}

/** A point comes out of a group as GeoJSON, out of a plain field as the SDK's own. */
type GeoJson = Position | { coordinates: [longitude: number, latitude: number] }

function positionOf(centre: GeoJson): Position {
  if ('coordinates' in centre) return { longitude: centre.coordinates[0], latitude: centre.coordinates[1] }
  return { longitude: centre.longitude, latitude: centre.latitude }
}

const COMING: readonly HomeState[] = ['draft', 'submitted', 'villageChecked', 'approved', 'returned']

/** How many homes are active and on their way in each place and new field at or below a path, in one call. */
export async function homeCountsBelow(path: string): Promise<HomeCount[]> {
  const one = (states: readonly HomeState[]) => ({ $sum: { $cond: [{ $in: ['$state', states] }, 1, 0] } })
  const found = await aggregateOne<{ counts: HomeCount[] }>('microHomes', (from) =>
    from
      .match(within(path))
      .group({
        _id: { orgId: '$orgId', newField: '$newField' },
        active: one(['active']),
        coming: one(COMING),
      })
      .group({
        _id: null,
        counts: { $push: { orgId: '$_id.orgId', newField: '$_id.newField', active: '$active', coming: '$coming' } },
      }),
  )
  return found?.counts ?? []
}
