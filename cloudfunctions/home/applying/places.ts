import type { home } from '../../../contract/home'
import { searchTerm } from '../../../domain/name-terms'
import type { UseCase } from '../../kit/serve'
import { placesByTerm } from './store'

/** Villages and units whose name, or its pinyin initials, begins so: a home belongs to one of them. */
export const places: UseCase<typeof home.places> = async (_call, { query }) => {
  const term = searchTerm(query)
  const found = term === '' ? [] : await placesByTerm(term)
  return {
    places: found.map(({ _id, name, parentName, level, centre: { longitude, latitude } }) => ({
      id: _id,
      name,
      above: parentName ?? '',
      ofUnit: level === 'unit',
      centre: { longitude, latitude },
    })),
  }
}
