import { member } from '../../contract/member'
import { serve } from '../kit/serve'
import { claim, undoClaim } from './claiming/claim'
import { claims } from './claiming/claims'
import { claimable, verifyPhone } from './claiming/verify-phone'
import { lookAtCode } from './codes/look-at-code'
import { mergeCode, withdrawMergeCode } from './codes/merge-code'
import { redeemCode } from './codes/redeem-code'
import { shareChild } from './codes/share-line'
import { forgetAdult, rememberAdult, tellAge } from './family/adults'
import { addChild, changeChild, consent, forgetChild } from './family/children'
import { family } from './family/family'
import { inbox, unread } from './inbox/inbox'
import { countKnocks, wantKnocks } from './inbox/knocks'
import { markRead } from './inbox/mark-read'
import { introduce } from './introduce'
import { me } from './me'
import { settle } from './settle'
import { checkStaffPin, setStaffPin } from './staff-pin/staff-pin'
import { villages } from './villages'

export const main = serve('member', member, {
  me,
  settle,
  introduce,
  villages,
  verifyPhone,
  claimable,
  claim,
  claims,
  undoClaim,
  lookAtCode,
  redeemCode,
  mergeCode,
  withdrawMergeCode,
  setStaffPin,
  checkStaffPin,
  inbox,
  unread,
  markRead,
  countKnocks,
  wantKnocks,
  family,
  addChild,
  changeChild,
  shareChild,
  forgetChild,
  consent,
  rememberAdult,
  forgetAdult,
  tellAge,
})
