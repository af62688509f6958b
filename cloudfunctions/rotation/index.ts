import { rotation } from '../../contract/rotation'
import { serve, type UseCases } from '../kit/serve'
import { close } from './door/close'
import { open } from './door/open'
import { receive, receptions, receptionsOfHome } from './door/receptions'
import { renewSiteCode, siteCode } from './door/site-code'
import { today } from './door/today'
import { trainings } from './door/trainings'
import { visit, visits } from './door/visits'
import { comeInstead } from './duty/come-instead'
import { confirmSlot } from './duty/confirm-slot'
import { makePlan } from './duty/make-plan'
import { monthPlan } from './duty/month-plan'
import { answerSwap, askSwap, takeBackSwap } from './duty/swaps'
import { paceBoard } from './pace/board'
import { pace } from './pace/pace'
import { saveYearPlan, yearPlan } from './pace/year-plan'
import { tick } from './tick'
import { duties } from './township/duties'
import { excuseSlot, exemptSlot } from './township/excuse'
import { addExemptPeriod, endExemptPeriod, exemptPeriods } from './township/exempt-periods'

/** One use case for each action of contract/rotation. */
const useCases: UseCases<typeof rotation> = {
  pace,
  paceBoard,
  yearPlan,
  saveYearPlan,
  monthPlan,
  makePlan,
  confirmSlot,
  askSwap,
  answerSwap,
  takeBackSwap,
  comeInstead,
  duties,
  excuseSlot,
  exemptSlot,
  exemptPeriods,
  addExemptPeriod,
  endExemptPeriod,
  today,
  open,
  close,
  siteCode,
  renewSiteCode,
  receive,
  receptions,
  receptionsOfHome,
  visit,
  visits,
  trainings,
}

export const main = serve('rotation', rotation, useCases, tick)
