import { help } from '../../contract/help'
import { serve } from '../kit/serve'
import { helpChecks } from './access'
import { ask } from './asking/ask'
import { places } from './asking/places'
import { whoCanRead } from './asking/who-can-read'
import { attach } from './attaching/attach'
import { attachment, ownAttachment } from './attaching/look-at'
import { acknowledge, calls } from './duty/calls'
import { declareConflict } from './duty/conflict'
import { onDutyNow } from './duty/on-duty-now'
import { addShift, dropShift, putOnRoster, roster, takeOffRoster } from './duty/roster'
import { askForExport, decideExport, exports } from './exporting/asking-for-it'
import { exportFile } from './exporting/export-file'
import { figures } from './figures/figures'
import { freeHalfHoursFor, giveBackHalfHourFor, takeHalfHourFor } from './half-hours/desk'
import { freeHalfHours, giveBackHalfHour, takeHalfHour } from './half-hours/hers'
import { closeHalfHour, myHalfHours, offerHalfHours } from './half-hours/mine'
import { answerReferral } from './hers/answer-referral'
import { exclude } from './hers/exclude'
import { open } from './hers/open'
import { changeContact, say } from './hers/say'
import { erase, withdraw } from './hers/withdraw'
import { flag } from './protecting/flag'
import { breakGlass, openGlass, seeGlass } from './protecting/glass'
import { facts, lift, report } from './protecting/report'
import { resetPin } from './protecting/reset-pin'
import { supervision } from './protecting/supervision'
import { tick } from './tick'
import { assign, assignable, unassign } from './working/assign'
import { desk } from './working/desk'
import { enter } from './working/enter'
import { refer } from './working/refer'
import { outOfScope, step } from './working/step'
import { view } from './working/view'
import { checkIn, note, reply } from './working/write'

const asking = { whoCanRead, places, ask }
const ownCases = { open, say, changeContact, exclude, answerReferral, withdraw, erase }
const working = { desk, view, step, assign, unassign, assignable, refer, outOfScope, reply, note, checkIn, enter }
const protecting = { facts, flag, report, lift, resetPin, supervision, breakGlass, openGlass, seeGlass }
const duty = { onDutyNow, roster, putOnRoster, takeOffRoster, addShift, dropShift, calls, acknowledge, declareConflict }
const halfHours = {
  ...{ freeHalfHours, takeHalfHour, giveBackHalfHour },
  ...{ freeHalfHoursFor, takeHalfHourFor, giveBackHalfHourFor },
  ...{ myHalfHours, offerHalfHours, closeHalfHour },
}

const attaching = { attach, ownAttachment, attachment }
const exporting = { askForExport, exports, decideExport, exportFile }

/** One use case for each action of contract/help. */
export const main = serve(
  'help',
  help,
  { ...asking, ...ownCases, ...working, ...protecting, ...duty, figures, ...halfHours, ...exporting, ...attaching },
  tick,
  undefined,
  helpChecks,
)
