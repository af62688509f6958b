import type { member } from '../../contract/member'
import { introduction, isIntroducedAs } from '../kit/person-document'
import type { UseCase } from '../kit/serve'
import { changePerson } from './store'

/** She tells the federation her name and telephone number; the number is stored encrypted, and found by its blind index. */
export const introduce: UseCase<typeof member.introduce> = async (call, told) => {
  const { resident } = call
  await changePerson(resident, call.source(resident._id), (current) =>
    isIntroducedAs(current, told) ? null : introduction(resident._id, told),
  )
  return { personId: resident._id }
}
