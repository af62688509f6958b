import { home } from '../../contract/home'
import { serve, type UseCases } from '../kit/serve'
import { contact } from './contact'
import { list } from './list'
import { nearby } from './nearby'
import { endPairing, handOverPairing, pair, pairings, unpaired } from './pairing/pairing'
import { addPicture } from './pictures/add-picture'
import { addConsentPaper, consentPaper } from './pictures/consent-paper'
import { hearVerdict } from './pictures/hear-verdict'
import { lookAfterPictures } from './pictures/look-after'
import { removePicture } from './pictures/remove-picture'
import { changeProfile } from './profile/change-profile'
import { profile } from './profile/profile'
import { publishPhone, withdrawPhone } from './public-phone'
import { register } from './register'
import { view } from './view'

const useCases: UseCases<typeof home> = {
  nearby,
  view,
  list,
  register,
  contact,
  publishPhone,
  withdrawPhone,
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
}

export const main = serve('home', home, useCases, lookAfterPictures, hearVerdict)
