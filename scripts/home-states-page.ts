import { join } from 'node:path'
import {
  FINAL_HOME_STATES,
  HOME_STATE_LABELS,
  HOME_STEPS,
  HOME_TURNS,
  type HomeNeed,
  type HomeStep,
} from '../domain/home-state'
import { PLACE_SEARCH_DAYS, UNDO_MINUTES, WITHDRAWN_KEPT_DAYS } from '../domain/home-state-steps'
import { officerWords, statesPage } from './states-page'

export const HOME_STATES_PAGE = join(__dirname, '..', 'docs', 'home-states.md')

const NEEDS: Record<HomeNeed, string> = {
  reason: '写明理由',
  leadHost: '有微家主人',
  pairedMember: '有结对执委(认领没认领都算)',
  place: '地图上有位置,场地同意没有到期',
  within30Days: `撤回不到 ${WITHDRAWN_KEPT_DAYS} 天`,
}

const STEPS: HomeStep[] = Object.values(HOME_STEPS)

/** The page that draws the life of a home from its table. */
export function homeStatesPage(): string {
  return statesPage({
    title: '一个微家怎么建起来',
    source: 'domain/home-state.ts',
    intro:
      'The life of a home is one table, `HOME_STEPS`; `domain/home-state-steps.ts` reads it and nothing else decides.',
    first: 'draft',
    labels: HOME_STATE_LABELS,
    final: FINAL_HOME_STATES,
    steps: STEPS.map(({ toOfUnit, ...step }) =>
      toOfUnit ? { ...step, otherwise: { to: toOfUnit, who: '单位的微家' } } : step,
    ),
    actorWords: (actor) => (actor === 'applicant' ? '申请人' : officerWords(actor)),
    actors: '谁(或管着这里的上级)',
    needs: NEEDS,
    turns: HOME_TURNS,
    notes: [
      `An officer above takes a step in her own name. Whoever took the last step, or another officer of the same office, takes it back within ${UNDO_MINUTES} minutes, unless somebody stepped since.`,
      `A withdrawn application is kept ${WITHDRAWN_KEPT_DAYS} days. A home whose owner's consent ended is suspended and has ${PLACE_SEARCH_DAYS} days to find a place.`,
      'A plate number is given once, with the record, and stays with the home: an undone record that is taken again has the same number.',
      'A home that an officer registers or imports enters the same table later: what stands already is approved by a township and recorded by the county where nothing is missing; what is only planned counts as checked, since the survey of the office was the check.',
    ],
  })
}
