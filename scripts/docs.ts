import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AccessRule } from '../contract/access'
import type { Action } from '../contract/action'
import { contracts } from '../contract/index'
import { LEVEL_LABELS } from '../domain/organisation'
import { DEMONSTRATION_STATES_PAGE, demonstrationStatesPage } from './demonstration-states-page'
import { HELP_STATES_PAGE, helpStatesPage } from './help-states-page'
import { HOME_STATES_PAGE, homeStatesPage } from './home-states-page'
import { ROTATION_SLOTS_PAGE, rotationSlotsPage } from './rotation-slots-page'

/*
 * `npx tsx scripts/docs.ts` writes docs/access.md anew from the contract, and docs/home-states.md, docs/help-states.md and docs/demonstration-states.md from
 * the tables of states, so that the pages cannot say other than what is checked.
 */
export const ACCESS_PAGE = join(__dirname, '..', 'docs', 'access.md')

const FUNCTION_TITLES: Record<keyof typeof contracts, string> = {
  member: '我',
  home: '微家',
  activity: '活动',
  rotation: '轮值和节奏',
  demonstration: '五有和示范创建',
  federation: '妇联',
  roll: '摸底表',
  help: '求助',
}

/** A rule as a person would say it. */
export function ruleInWords(rule: AccessRule): string {
  switch (rule.kind) {
    case 'anyone':
      return '任何人,不用登记'
    case 'resident':
      return '选过村社区的人'
    case 'officer':
      return '妇联干部或值班名册上的人,只管自己的页面'
    case 'hostOf':
      return `这个微家现任的主人(\`${rule.field}\`)`
    case 'staffOver':
      return `管着这个地方的妇联干部,${LEVEL_LABELS[rule.level]}一级及以上(\`${rule.field}\`)`
    case 'staffOverHome':
      return `管着这个微家的妇联干部,${LEVEL_LABELS[rule.level]}一级及以上(\`${rule.field}\`)`
    case 'keeperOf':
      return `这个微家现任的主人,或管着它的妇联干部(${LEVEL_LABELS[rule.level]}一级及以上,\`${rule.field}\`)`
    case 'teamOf':
      return `这个微家现任的主人,或和它结对的执委(\`${rule.field}\`)`
    case 'doorKeeperOf':
      return `这个微家现任的主人、结对执委,或今天被请来顶班的邻家主人(\`${rule.field}\`)`
    case 'hostOfActivity':
      return `办这个活动的微家现任的主人(\`${rule.field}\`)`
    case 'keeperOfActivity':
      return `办这个活动的微家现任的主人,或管着它的妇联干部(${LEVEL_LABELS[rule.level]}一级及以上,\`${rule.field}\`)`
    case 'applicantOf':
      return `申请这个微家的人,或认领了的牵头主人(\`${rule.field}\`)`
    case 'ownerOfJob':
      return `开始这件事的干部本人,职责还在时(\`${rule.field}\`)`
    case 'reviewerOf':
      return `抽签抽到评审这家的干部(\`${rule.field}\`)`
    case 'caseStaff':
      return '在职的妇联干部,或值班名册上的人'
    case 'caseWorker':
      return `这件求助所在单位的干部,或写了名字指派的人;她不让看的人除外(\`${rule.field}\`)`
    case 'caseOwner':
      return `这件求助所在单位的干部,或正在经办的人;她不让看的人除外(\`${rule.field}\`)`
    case 'caseRescuer':
      return `管着这件求助的县妇联干部;她不让看的人除外(\`${rule.field}\`)`
    case 'onDuty':
      return `这件求助正在呼叫的值班人员(\`${rule.field}\`)`
    case 'deployer':
      return '拿着部署密钥的人,只能一次'
  }
}

/** The page that says who may do what. */
export function accessPage(): string {
  const sections = Object.entries(contracts).map(([fn, contract]) => {
    const rows = Object.entries<Action>(contract).map(
      ([name, action]) =>
        `| \`${fn}.${name}\` | ${action.summary} | ${ruleInWords(action.access)} | ${action.effect === 'write' ? '改' : '看'} | ${action.sealed ? '封装' : ''} |`,
    )
    return [
      `## ${FUNCTION_TITLES[fn as keyof typeof contracts]} (\`${fn}\`)`,
      '',
      '| 动作 | 做什么 | 谁可以 | 看还是改 | 传输 |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n')
  })
  return `${[
    '# 谁可以做什么',
    '',
    '<!-- Generated from contract/ by `npx tsx scripts/docs.ts`. Do not edit. -->',
    '',
    'This page lists every door between phone and cloud, from the same table that `cloudfunctions/kit/serve.ts` checks before an action runs.',
    'A refusal never tells "does not exist" from "not yours". 封装 means that input and reply travel sealed, because they hold something private.',
    '',
    sections.join('\n\n'),
  ].join('\n')}\n`
}

if (require.main === module) {
  for (const [page, text] of [
    [ACCESS_PAGE, accessPage()],
    [HOME_STATES_PAGE, homeStatesPage()],
    [DEMONSTRATION_STATES_PAGE, demonstrationStatesPage()],
    [ROTATION_SLOTS_PAGE, rotationSlotsPage()],
    [HELP_STATES_PAGE, helpStatesPage()],
  ] as const) {
    writeFileSync(page, text)
    console.log(`wrote ${page}`)
  }
}
