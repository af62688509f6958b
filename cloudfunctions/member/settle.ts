import type { member } from '../../contract/member'
import { accountPersonId, newAccount } from '../kit/person-document'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { changePerson, createPerson, villageById } from './store'
import { villageCard } from './village-card'

/** A first visitor becomes a person with an account, of whom we know the village and nothing else; later she may move (experience 2). */
export const settle: UseCase<typeof member.settle> = async (call, { villageId }) => {
  const place = (await villageById(villageId)) ?? refuse('NOT_FOUND', 'villageId')
  const newcomer = { ...newAccount(call.openid, call.now), openid: call.openid, villageId, villagePath: place.path }
  const person = (await call.person()) ?? (await createPerson(newcomer, call.source(accountPersonId(call.openid))))
  if (person) {
    await changePerson(person, call.source(person._id), (current) =>
      current.villageId === villageId && current.villagePath === place.path
        ? null
        : { villageId, villagePath: place.path },
    )
  }
  return { personId: person?._id ?? newcomer._id, village: villageCard(place) }
}
