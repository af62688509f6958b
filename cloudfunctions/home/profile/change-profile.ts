import type { home } from '../../../contract/home'
import type { HomeDocument } from '../../kit/documents'
import { assertTextFit } from '../../kit/moderation'
import { removeDiscarded } from '../../kit/pictures/discarded'
import { HOME_SHELF } from '../../kit/pictures/home-shelf'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { changeHome, homeById, recordLook } from '../store'
import { type Changes, profilePatch } from './profile-patch'
import { profileTag, profileView } from './profile-view'

/**
 * A host or her township changes the record she has seen. When somebody changed it meanwhile, nothing is written and the phone keeps what she
 * typed; a retry finds its changes made. What neighbours will read goes through WeChat's check first.
 */
export const changeProfile: UseCase<typeof home.changeProfile> = async (call, { homeId, seen, changes }) => {
  const { home: found, keeper, keeps } = call
  await assertTextFit(newTexts(found, changes), call.openid, 'changes')
  await changeHome(found, call.source(keeper._id), (current) => {
    const patch = profilePatch(current, changes, keeps, call.now)
    if (Object.keys(patch).length === 0) return null
    return profileTag(current) === seen ? patch : refuse('CHANGED_MEANWHILE')
  })
  const changed = (await homeById(homeId)) ?? refuse('NOT_FOUND', 'homeId')
  await removeDiscarded(HOME_SHELF, changed)
  // What comes back holds private values, whether anything was changed or not.
  if (keeps === 'officer') await recordLook(homeId, keeper, call)
  return profileView(changed, keeps)
}

/** What is written anew for everybody to read. The address is not among it: of a flat it stays private. */
function newTexts(home: HomeDocument, changes: Changes): string[] {
  const pairs: [string | null | undefined, string | null | undefined][] = [
    [changes.slogan, home.brand?.slogan],
    [changes.hostNote, home.hostNote],
    [changes.hoursText, home.hoursText],
    [changes.receptionText, home.receptionText],
    [changes.parentWomenHome, home.parentWomenHome],
  ]
  return pairs.flatMap(([wanted, before]) => (wanted && wanted !== before ? [wanted] : []))
}
