import type { home } from '../../contract/home'
import { refuse } from '../kit/refusal'
import { decryptField } from '../kit/secrets'
import type { UseCase } from '../kit/serve'
import { changeHome } from './store'

/** The host lets neighbours call her: the home's number becomes public. Doing it again changes nothing. */
export const publishPhone: UseCase<typeof home.publishPhone> = async (call) => {
  await changeHome(call.home, call.source(call.host._id), (current) => {
    if (current.publicPhone !== null) return null
    const token = current.phoneToken ?? refuse('PHONE_NOT_KNOWN')
    return { publicPhone: decryptField(token, { collection: 'microHomes', id: current._id, field: 'phone' }) }
  })
  return { hasPublicPhone: true }
}

/** She takes it back; the number stays known to the federation alone. */
export const withdrawPhone: UseCase<typeof home.withdrawPhone> = async (call) => {
  await changeHome(call.home, call.source(call.host._id), (current) =>
    current.publicPhone === null ? null : { publicPhone: null },
  )
  return { hasPublicPhone: false }
}
