import type { member } from '../../contract/member'
import { searchTerm } from '../../domain/name-terms'
import type { UseCase } from '../kit/serve'
import { villagesByTerm } from './store'
import { villageCard } from './village-card'

/** Villages whose name, or the pinyin initials of it, begin with what was typed. */
export const villages: UseCase<typeof member.villages> = async (_call, { query }) => {
  const term = searchTerm(query)
  const found = term === '' ? [] : await villagesByTerm(term)
  return { villages: found.map(villageCard).sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
