import type { help } from '../../../contract/help'
import { searchTerm } from '../../../domain/name-terms'
import type { UseCase } from '../../kit/serve'
import { placesByTerm } from './store'

/** Places of every level whose name, or the pinyin initials of it, begin with what was typed: where it happened, or whose people to keep out. */
export const places: UseCase<typeof help.places> = async (_call, { query }) => {
  const term = searchTerm(query)
  const found = term === '' ? [] : await placesByTerm(term)
  return { places: found.map(({ _id, name, parentName }) => ({ id: _id, name, under: parentName ?? '' })) }
}
