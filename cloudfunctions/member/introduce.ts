import type { member } from '../../contract/member'
import { assertTextFit } from '../kit/moderation'
import { introduction, isIntroducedAs } from '../kit/person-document'
import type { UseCase } from '../kit/serve'
import { changePerson } from './store'

/**
 * She tells the federation her name and telephone number; the number is stored encrypted, and found by its blind index. Neighbours read the
 * name of a host, so WeChat looks at a new one first.
 */
export const introduce: UseCase<typeof member.introduce> = async (call, told) => {
  const { resident } = call
  if (told.name !== resident.name) await assertTextFit([told.name], call.openid, 'name')
  await changePerson(resident, call.source(resident._id), (current) =>
    isIntroducedAs(current, told) ? null : introduction(resident._id, told),
  )
  return { personId: resident._id }
}
