import { activity } from '../../contract/activity'
import { serve, type UseCases } from '../kit/serve'
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
import { ofHome } from './publishing/of-home'
import { planning } from './publishing/planning'
import { publish } from './publishing/publish'
import { setCapacity } from './publishing/set-capacity'
import { answer } from './signing-up/answer'
import { cancelSignUp } from './signing-up/cancel-sign-up'
import { reconfirm } from './signing-up/reconfirm'
import { signUp } from './signing-up/sign-up'
import { whoComes } from './signing-up/who-comes'
import { tick } from './tick'

/** One use case for each action of contract/activity. */
const useCases: UseCases<typeof activity> = {
  planning,
  saveActivityDraft,
  dropActivityDraft,
  publish,
  ofHome,
  manage,
  correctText,
  move,
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
}

export const main = serve('activity', activity, useCases, tick)
