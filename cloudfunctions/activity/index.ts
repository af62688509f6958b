import { activity } from '../../contract/activity'
import { serve, type UseCases } from '../kit/serve'
import { called, callList, callNumber } from './calling/call-list'
import { cards, myCode, renewMyCode } from './checking-in/cards'
import { checkIn } from './checking-in/check-in'
import { excuse, judgeCheckIns } from './checking-in/judge'
import { leave } from './checking-in/leave'
import { rollOf } from './checking-in/roll-of'
import { miniCode, showCode } from './checking-in/show-code'
import { endSpotCheck, spotChecks } from './checking-in/spot-checks'
import { uploadScans } from './checking-in/upload-scans'
import { list } from './finding/list'
import { mine } from './finding/mine'
import { view } from './finding/view'
import { where } from './finding/where'
import { cancel } from './publishing/cancel'
import { correctText } from './publishing/correct-text'
import { dropActivityDraft, saveActivityDraft } from './publishing/drafts'
import { changeFollowing, endFollowing, leaveOut } from './publishing/following'
import { manage } from './publishing/manage'
import { move } from './publishing/move'
import { movePlace } from './publishing/move-place'
import { ofHome } from './publishing/of-home'
import { planning } from './publishing/planning'
import { posterCode } from './publishing/poster-code'
import { publish } from './publishing/publish'
import { setCapacity } from './publishing/set-capacity'
import { addPhoto } from './recording/add-photo'
import { agreeToPhotos } from './recording/agree-to-photos'
import { rate } from './recording/rate'
import { record } from './recording/record'
import { recordDesk } from './recording/record-desk'
import { saveRecord } from './recording/save-record'
import { takeDownPhoto } from './recording/take-down'
import { answer } from './signing-up/answer'
import { cancelSignUp } from './signing-up/cancel-sign-up'
import { reconfirm } from './signing-up/reconfirm'
import { signUp } from './signing-up/sign-up'
import { whoComes } from './signing-up/who-comes'
import { tick } from './tick'

/** One use case for each action of contract/activity. */
const useCases: UseCases<typeof activity> = {
  callList,
  callNumber,
  called,
  planning,
  saveActivityDraft,
  dropActivityDraft,
  publish,
  ofHome,
  manage,
  posterCode,
  correctText,
  move,
  movePlace,
  setCapacity,
  cancel,
  changeFollowing,
  endFollowing,
  leaveOut,
  list,
  view,
  where,
  mine,
  signUp,
  cancelSignUp,
  answer,
  reconfirm,
  whoComes,
  showCode,
  miniCode,
  checkIn,
  leave,
  rollOf,
  uploadScans,
  judgeCheckIns,
  excuse,
  spotChecks,
  endSpotCheck,
  cards,
  myCode,
  renewMyCode,
  record,
  recordDesk,
  saveRecord,
  addPhoto,
  takeDownPhoto,
  agreeToPhotos,
  rate,
}

export const main = serve('activity', activity, useCases, tick)
