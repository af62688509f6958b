import type { member } from '../../../contract/member'
import { parsePhoneNumber } from '../../../domain/phone-number'
import type { PersonDocument } from '../../kit/documents'
import { phoneFields } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import { decryptField } from '../../kit/secrets'
import type { UseCase } from '../../kit/serve'
import { phoneNumberOf } from '../../kit/wechat'
import { accountOf, changePerson, unclaimedWithPhone } from '../store'
import { standings } from './standings'

/** How much of a number is enough to know one's own by. */
const END = 4

/**
 * WeChat vouches for her number: the code of its phone button is exchanged once. The number is stored encrypted on her account; what she may
 * claim by it is told at once. A retry of the same call finds it stored and asks WeChat nothing more.
 */
export const verifyPhone: UseCase<typeof member.verifyPhone> = async (call, { code }) => {
  const known = await call.person()
  if (known?.phoneVerified?.requestId === call.requestId) return told(known, call.now)
  const answer = await phoneNumberOf(code, call.openid)
  if (answer === 'spent') return refuse('PHONE_CODE_USED')
  const number = answer === 'unavailable' ? null : parsePhoneNumber(answer.number)
  if (number === null) return refuse('PHONE_UNAVAILABLE')

  const account = await accountOf(call)
  const fields = phoneFields(account._id, number)
  const phoneVerified = { index: fields.phoneIndex, at: call.now, requestId: call.requestId }
  await changePerson(account, call.source(account._id), (current) =>
    current.phoneVerified?.requestId === call.requestId ? null : { ...fields, phoneVerified },
  )
  return told({ ...account, ...fields, phoneVerified }, call.now)
}

/** Whom she may claim, asked again; nothing for a woman whose number WeChat has not vouched for. */
export const claimable: UseCase<typeof member.claimable> = async ({ resident, now }) => ({
  persons: await personsOf(resident, now),
})

async function told(account: PersonDocument, at: Date) {
  const { _id, phoneToken } = account
  const number = phoneToken === null ? '' : decryptField(phoneToken, { collection: 'persons', id: _id, field: 'phone' })
  return { phoneEnd: number.slice(-END), persons: await personsOf(account, at) }
}

async function personsOf({ phoneVerified }: PersonDocument, at: Date) {
  if (!phoneVerified) return []
  const persons = await unclaimedWithPhone(phoneVerified.index)
  const homes = await standings(
    persons.map(({ _id }) => _id),
    at,
  )
  return persons.map(({ _id, name }) => ({ personId: _id, name, homes: homes.get(_id) ?? [] }))
}
