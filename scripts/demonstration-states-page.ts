import { join } from 'node:path'
import {
  APPLICATION_STATE_LABELS,
  APPLICATION_STEPS,
  APPLICATION_TURNS,
  type ApplicationNeed,
  FINAL_APPLICATION_STATES,
} from '../domain/demonstration/application-state'
import { FIVE_HAS } from '../domain/rubric/five-has/five-has'
import { officerWords, statesPage } from './states-page'

export const DEMONSTRATION_STATES_PAGE = join(__dirname, '..', 'docs', 'demonstration-states.md')

const { reviewers, backups, townshipWorkingDays, noticeWorkingDays } = FIVE_HAS.review

const NEEDS: Record<ApplicationNeed, string> = {
  reason: '写明理由',
  document: '活动有批准文件',
  open: '在申报时间内',
  gate: `平台预估 ${FIVE_HAS.applyPreview} 分以上,没有一票否决`,
  selfScores: '人工项都自评了',
  impartial: '与这家没有结对、亲属等关系',
  uninvolved: '没有参加过这家的核对、初审、评审和评分',
  panel: `抽好 ${reviewers} 位评审员和 ${backups} 位候补,都签了回避声明`,
  reviews: '评审员都交了,差距大的有第三位',
  frozen: '截止后的补记期过了,依据已经封存',
  demonstration: '总分、各方面都够示范,没有一票否决',
  allReviewed: '申报截止了,交上来的每一家都评完了',
  noticeOver: `公示满 ${noticeWorkingDays} 个工作日`,
  objectionsHeard: '收到的异议都处理了',
  place: '在名额之内',
}

/** The page that draws the way of an application for a demonstration from its table. */
export function demonstrationStatesPage(): string {
  return statesPage({
    title: '示范微家怎么申报',
    source: 'domain/demonstration/application-state.ts',
    intro:
      'The way of an application is one table, `APPLICATION_STEPS`; `domain/demonstration/application-steps.ts` reads it and nothing else decides.',
    first: 'draft',
    labels: APPLICATION_STATE_LABELS,
    final: FINAL_APPLICATION_STATES,
    steps: Object.values(APPLICATION_STEPS),
    actorWords: (actor) => (actor === 'host' ? '微家主人' : officerWords(actor)),
    actors: '谁(或管着这里的上级)',
    needs: NEEDS,
    turns: APPLICATION_TURNS,
    notes: [
      `A township checks the papers within ${townshipWorkingDays} working days. A host withdraws any time before the public notice; her scores are hidden then, and she may apply in another campaign.`,
      'A campaign without the paper that allows it stops at 已自评: homes look at themselves, and nobody is named (创建示范活动管理办法).',
      'An objection is handled by an officer who took no part in checking, screening or scoring. The notice shows name, total and level only.',
      'Places go by rank over the whole county, so nothing is published before the days of applying are over and every home that was sent in is scored or out: a better home scored later would not fit into places that were told to others. What was published keeps its place until an objection is upheld or the name is taken back; the place then goes to the next by rank.',
      'The total is settled from frozen evidence only (7 days after the cut-off), so that it can be computed again at any time and comes out the same.',
      'A reviewer whose conflict was not declared voids the review, not the application: it is drawn anew.',
    ],
  })
}
