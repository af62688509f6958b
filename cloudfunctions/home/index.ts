import { home } from '../../contract/home'
import { hearVerdict } from '../kit/pictures/hear-verdict'
import { serve, type UseCases } from '../kit/serve'
import { application } from './applying/application'
import { apply, applyAgain } from './applying/apply'
import { decide } from './applying/decide'
import { decideMany } from './applying/decide-many'
import { draft, dropDraft, saveDraft } from './applying/drafts'
import { likeThis } from './applying/like-this'
import { myApplication, myApplications } from './applying/my-applications'
import { reopen, withdraw } from './applying/own-steps'
import { places } from './applying/places'
import { todo } from './applying/todo'
import { undo } from './applying/undo'
import { contact } from './contact'
import { find } from './finding/find'
import { map } from './finding/map'
import { nearby, nearbyHere } from './finding/nearby'
import { acceptLead, endOffer, offerLead } from './hosting/hand-over'
import { hosts } from './hosting/hosts'
import { inviteHost, invitePerson } from './hosting/invite'
import { appointLead, removeHost, resign } from './hosting/leave'
import { endPairing, handOverPairing, pair, pairings, unpaired } from './pairing/pairing'
import { addPicture } from './pictures/add-picture'
import { addConsentPaper, consentPaper } from './pictures/consent-paper'
import { lookAfterPictures } from './pictures/look-after'
import { removePicture } from './pictures/remove-picture'
import { changeProfile } from './profile/change-profile'
import { profile } from './profile/profile'
import { publishPhone, withdrawPhone } from './public-phone'
import { register } from './register'
import { exportRegister } from './register/export-register'
import { list } from './register/list'
import { view } from './view'

const useCases: UseCases<typeof home> = {
  nearby,
  nearbyHere,
  find,
  map,
  view,
  list,
  exportRegister,
  register,
  contact,
  publishPhone,
  withdrawPhone,
  saveDraft,
  draft,
  dropDraft,
  places,
  likeThis,
  apply,
  applyAgain,
  withdraw,
  reopen,
  myApplications,
  myApplication,
  todo,
  application,
  decide,
  decideMany,
  undo,
  profile,
  changeProfile,
  addPicture,
  removePicture,
  addConsentPaper,
  consentPaper,
  pairings,
  pair,
  handOverPairing,
  endPairing,
  unpaired,
  hosts,
  invitePerson,
  inviteHost,
  offerLead,
  acceptLead,
  endOffer,
  resign,
  removeHost,
  appointLead,
}

export const main = serve('home', home, useCases, lookAfterPictures, hearVerdict)
