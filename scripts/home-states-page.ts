import { join } from 'node:path'
import {
  FINAL_HOME_STATES,
  HOME_STATE_LABELS,
  HOME_STATES,
  HOME_STEPS,
  HOME_TURNS,
  type HomeActor,
  type HomeNeed,
  type HomeState,
  type HomeStep,
} from '../domain/home-state'
import { PLACE_SEARCH_DAYS, UNDO_MINUTES, WITHDRAWN_KEPT_DAYS } from '../domain/home-state-steps'
import { LEVEL_LABELS, type OrganisationLevel } from '../domain/organisation'

export const HOME_STATES_PAGE = join(__dirname, '..', 'docs', 'home-states.md')

const NEEDS: Record<HomeNeed, string> = {
  reason: '写明理由',
  leadHost: '有微家主人',
  pairedMember: '有结对执委(认领没认领都算)',
  place: '地图上有位置,场地同意没有到期',
  within30Days: `撤回不到 ${WITHDRAWN_KEPT_DAYS} 天`,
}

function actorWords(actor: HomeActor): string {
  if (actor === 'applicant') return '申请人'
  return actor === 'turn' ? '轮到的那一级' : `${LEVEL_LABELS[actor]}妇联`
}

const STEPS: HomeStep[] = Object.values(HOME_STEPS)

function arrows(): string[] {
  const last = FINAL_HOME_STATES.map((state) => `  ${state} --> [*]`)
  const steps = STEPS.flatMap(({ label, from, to, toOfUnit }) =>
    from.flatMap((state) => [
      `  ${state} --> ${to}: ${label}`,
      ...(toOfUnit ? [`  ${state} --> ${toOfUnit}: ${label}(单位的微家)`] : []),
    ]),
  )
  return ['  [*] --> draft', ...steps, ...last]
}

/** The page that draws the life of a home from its table. */
export function homeStatesPage(): string {
  const turns = Object.entries(HOME_TURNS) as [HomeState, readonly OrganisationLevel[]][]
  return `${[
    '# 一个微家怎么建起来',
    '',
    '<!-- Generated from domain/home-state.ts by `npx tsx scripts/docs.ts`. Do not edit. -->',
    '',
    'The life of a home is one table, `HOME_STEPS`; `domain/home-state-steps.ts` reads it and nothing else decides.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...HOME_STATES.map((state) => `  ${state}: ${HOME_STATE_LABELS[state]}`),
    ...arrows(),
    '```',
    '',
    '| 做什么 | 从 | 到 | 谁(或管着这里的上级) | 先要 |',
    '|---|---|---|---|---|',
    ...STEPS.map(
      ({ label, from, to, toOfUnit, by, needs }) =>
        `| ${label} | ${from.map((state) => HOME_STATE_LABELS[state]).join('、')} | ${HOME_STATE_LABELS[to]}${toOfUnit ? `;单位的微家直接到${HOME_STATE_LABELS[toOfUnit]}` : ''} | ${by.map(actorWords).join('、')} | ${needs.map((need) => NEEDS[need]).join(';')} |`,
    ),
    '',
    '| 停在这里时 | 等谁 |',
    '|---|---|',
    ...turns.map(
      ([state, levels]) => `| ${HOME_STATE_LABELS[state]} | ${levels.map((level) => LEVEL_LABELS[level]).join('或')} |`,
    ),
    '',
    `- An officer above takes a step in her own name. Whoever took the last step, or another officer of the same office, takes it back within ${UNDO_MINUTES} minutes, unless somebody stepped since.`,
    `- A withdrawn application is kept ${WITHDRAWN_KEPT_DAYS} days. A home whose owner's consent ended is suspended and has ${PLACE_SEARCH_DAYS} days to find a place.`,
    '- A plate number is given once, with the record, and stays with the home: an undone record that is taken again has the same number.',
    '- A home that an officer registers or imports enters the same table later: what stands already is approved by a township and recorded by the county where nothing is missing; what is only planned counts as checked, since the survey of the office was the check.',
  ].join('\n')}\n`
}
