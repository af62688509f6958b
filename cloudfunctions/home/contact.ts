import type { home } from '../../contract/home'
import { decryptField } from '../kit/secrets'
import type { UseCase } from '../kit/serve'
import { currentHosts } from './card'
import { recordLook } from './store'

/** Shows an officer the host's telephone number and the full address; that she looked is written before anything is shown. */
export const contact: UseCase<typeof home.contact> = async (call) => {
  const { home: found, officer } = call
  await recordLook(found._id, officer, call)
  const open = (field: string, token: string): string =>
    decryptField(token, { collection: 'microHomes', id: found._id, field })
  return {
    hostName: currentHosts(found, call.now)[0]?.name ?? null,
    phone: found.phoneToken && open('phone', found.phoneToken),
    address: found.addressToken ? open('address', found.addressToken) : found.shownAddress,
  }
}
