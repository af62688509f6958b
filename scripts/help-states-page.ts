import { join } from 'node:path'
import {
  CASE_STATE_LABELS,
  CASE_STATES,
  CASE_STEPS,
  type CaseActor,
  type CaseNeed,
  type CaseStep,
  ENDED_STATES,
  HER_STATE,
  HER_STATE_LABELS,
} from '../domain/help-state'
import { CONTACT_KEPT_DAYS, FOLLOW_UP_DAYS, REPORT_RED_MINUTES } from '../domain/help-steps'

export const HELP_STATES_PAGE = join(__dirname, '..', 'docs', 'help-states.md')

const NEEDS: Record<CaseNeed, string> = {
  reason: '写明理由',
  outcome: '选一个结果(有人受伤害的,不能是"调解了")',
  report: '依法要报告的,已经报告',
  aftercare: '依法要报告的,有回执、有人照顾后续',
  followUps: '涉及安全的,回访做完',
  rightNumber: '告诉她该找谁',
  notMandatory: '不是依法要报告的(或两位干部已取消)',
}

const ACTORS: Record<CaseActor, string> = { asker: '本人', worker: '经办的干部', timer: '时钟' }

const STEPS: CaseStep[] = Object.values(CASE_STEPS)

/** The page that draws the life of a request for help from its table. */
export function helpStatesPage(): string {
  return `${[
    '# 一次求助怎么走',
    '',
    '<!-- Generated from domain/help-state.ts by `npx tsx scripts/docs.ts`. Do not edit. -->',
    '',
    'The life of a request is one table, `CASE_STEPS`; `domain/help-steps.ts` reads it and nothing else decides.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...CASE_STATES.map((state) => `  ${state}: ${CASE_STATE_LABELS[state]}`),
    '  [*] --> submitted',
    ...STEPS.flatMap(({ label, from, to }) => from.map((state) => `  ${state} --> ${to}: ${label}`)),
    ...ENDED_STATES.map((state) => `  ${state} --> [*]`),
    '```',
    '',
    '| 做什么 | 从 | 到 | 谁 | 先要 |',
    '|---|---|---|---|---|',
    ...STEPS.map(
      ({ label, from, to, by, needs }) =>
        `| ${label} | ${from.map((state) => CASE_STATE_LABELS[state]).join('、')} | ${CASE_STATE_LABELS[to]} | ${by.map((actor) => ACTORS[actor]).join('、')} | ${needs.map((need) => NEEDS[need]).join(';')} |`,
    ),
    '',
    '| 干部看到 | 她看到 |',
    '|---|---|',
    ...CASE_STATES.map((state) => `| ${CASE_STATE_LABELS[state]} | ${HER_STATE_LABELS[HER_STATE[state]]} |`),
    '',
    `- What is protected (人身安全, 孩子的事, harm, a child) is followed up on day ${FOLLOW_UP_DAYS.join(', ')}, also after she has withdrawn.`,
    `- A report that the law asks for and nobody has made stands in red after ${REPORT_RED_MINUTES} minutes.`,
    `- How to reach her is forgotten ${CONTACT_KEPT_DAYS} days after the end; the whole request after \`helpKeptDays\` of the county, unless it was reported by law.`,
    '- 转办: the case stays where it is until she agrees, or goes at once with the reason in her log. One desk and at most one owner at any time.',
  ].join('\n')}\n`
}
