import type { home } from '../../../contract/home'
import type { UseCase } from '../../kit/serve'
import { recordLook } from '../store'
import { profileView } from './profile-view'

/** The whole record, for a host of the home; an officer's look at it is written before anything is shown. */
export const profile: UseCase<typeof home.profile> = async (call) => {
  const { home: found, keeper, keeps } = call
  if (keeps === 'officer') await recordLook(found._id, keeper, call)
  return profileView(found, keeps)
}
