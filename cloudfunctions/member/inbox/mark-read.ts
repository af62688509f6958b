import type { member } from '../../../contract/member'
import { identities } from '../../kit/person-document'
import type { UseCase } from '../../kit/serve'
import { markSeen } from './store'

/** She has seen these: one guarded write each, which only finds what is hers and new. */
export const markRead: UseCase<typeof member.markRead> = async ({ resident, now }, { ids }) => {
  const hers = identities(resident)
  await Promise.all([...new Set(ids)].map((id) => markSeen(id, hers, now)))
  return {}
}
