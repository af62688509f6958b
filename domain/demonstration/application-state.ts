import type { OrganisationLevel } from '../organisation'

/**
 * The way of an application for a demonstration, from a draft to a name, as one table (C15; 002: apply, on-site acceptance, naming;
 * rubric §5). domain/demonstration/application-steps.ts reads the table, docs/demonstration-states.md is drawn from it.
 */
export const APPLICATION_STATES = [
  'draft',
  'selfScored',
  'submitted',
  'townshipRecommended',
  'countyScreened',
  'onsiteScheduled',
  'scored',
  'publicNotice',
  'named',
  'returned',
  'objectionUnderReview',
  'withdrawn',
  'rejected',
  'revoked',
] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

export const APPLICATION_STATE_LABELS: Record<ApplicationState, string> = {
  draft: '草稿',
  selfScored: '已自评',
  submitted: '待镇街核对',
  townshipRecommended: '待县妇联初审',
  countyScreened: '待抽签安排',
  onsiteScheduled: '待实地验收',
  scored: '已评分',
  publicNotice: '公示中',
  named: '已命名',
  returned: '退回补充',
  objectionUnderReview: '异议处理中',
  withdrawn: '已撤回',
  rejected: '没有通过',
  revoked: '已撤销命名',
}

/** In these an application may still come to a score, and so to a rank. What came back is scored only if it is sent in again while that is open. */
export const ON_THE_WAY_TO_A_SCORE: readonly ApplicationState[] = [
  'submitted',
  'townshipRecommended',
  'countyScreened',
  'onsiteScheduled',
]

/** Scored, and not turned down since: these are ranked for the places. */
export const RANKED_STATES: readonly ApplicationState[] = ['scored', 'publicNotice', 'objectionUnderReview', 'named']

/** What was told to everybody holds its place until it is taken back. */
export const PLACED_STATES: readonly ApplicationState[] = ['publicNotice', 'objectionUnderReview', 'named']

/** From the notice on everybody knows what a home came to, and so does she. */
export const PUBLIC_STATES: readonly ApplicationState[] = [...PLACED_STATES, 'revoked']

/** Nothing more can happen to these; who withdrew or was refused applies anew in another campaign. */
export const FINAL_APPLICATION_STATES: readonly ApplicationState[] = ['withdrawn', 'rejected', 'revoked']

/** Whose turn it is while an application waits for the federation. */
export const APPLICATION_TURNS = {
  submitted: ['township', 'unit'],
  townshipRecommended: ['county'],
  countyScreened: ['county'],
  onsiteScheduled: ['county'],
  scored: ['county'],
  publicNotice: ['county'],
  objectionUnderReview: ['county'],
} as const satisfies Partial<Record<ApplicationState, readonly OrganisationLevel[]>>

/** Who takes a step: a host of the home, a federation officer of this level or above, or the officers whose turn it is. */
export type ApplicationActor = 'host' | 'turn' | OrganisationLevel

/**
 * What must be true before a step, beside the state. `document`: the campaign has the paper that allows it (safety, "Two rules about
 * campaigns"), without which homes look at themselves and nobody is named. `impartial`: the officer is neither paired with the home nor
 * related to it. `uninvolved`: she took no part in checking, screening, reviewing or scoring it. `frozen`: nothing that is written from now on can
 * change what it is measured by. `allReviewed`: places go by rank, so nobody's rank is told while another home may still come before it.
 * `objectionsHeard`: whatever somebody said against it during the notice was decided.
 */
export const APPLICATION_NEEDS = [
  'reason',
  'document',
  'open',
  'gate',
  'selfScores',
  'impartial',
  'uninvolved',
  'panel',
  'reviews',
  'frozen',
  'demonstration',
  'allReviewed',
  'noticeOver',
  'objectionsHeard',
  'place',
] as const
export type ApplicationNeed = (typeof APPLICATION_NEEDS)[number]

export interface ApplicationStep {
  /** Verb first, as the button says it. */
  label: string
  from: readonly ApplicationState[]
  to: ApplicationState
  by: readonly ApplicationActor[]
  needs: readonly ApplicationNeed[]
}

export const APPLICATION_STEPS = {
  selfScore: { label: '填好自评', from: ['draft', 'returned'], to: 'selfScored', by: ['host'], needs: ['selfScores'] },
  submit: {
    label: '提交申报',
    from: ['selfScored'],
    to: 'submitted',
    by: ['host'],
    needs: ['document', 'open', 'gate'],
  },
  withdraw: {
    label: '撤回申报',
    from: [
      'draft',
      'selfScored',
      'submitted',
      'returned',
      'townshipRecommended',
      'countyScreened',
      'onsiteScheduled',
      'scored',
    ],
    to: 'withdrawn',
    by: ['host'],
    needs: [],
  },
  recommend: {
    label: '推荐',
    from: ['submitted'],
    to: 'townshipRecommended',
    by: ['township', 'unit'],
    needs: ['impartial'],
  },
  return: {
    label: '退回补充',
    from: ['submitted', 'townshipRecommended'],
    to: 'returned',
    by: ['turn'],
    needs: ['reason', 'impartial'],
  },
  screen: {
    label: '初审通过',
    from: ['townshipRecommended'],
    to: 'countyScreened',
    by: ['county'],
    needs: ['document', 'gate', 'impartial'],
  },
  schedule: {
    label: '安排实地验收',
    from: ['countyScreened'],
    to: 'onsiteScheduled',
    by: ['county'],
    needs: ['panel', 'impartial'],
  },
  score: {
    label: '汇总评分',
    from: ['onsiteScheduled'],
    to: 'scored',
    by: ['county'],
    needs: ['reviews', 'frozen', 'impartial'],
  },
  redraw: {
    label: '评审作废,重新抽签',
    from: ['onsiteScheduled', 'scored'],
    to: 'countyScreened',
    by: ['county'],
    needs: ['reason', 'impartial'],
  },
  publish: {
    label: '公示',
    from: ['scored'],
    to: 'publicNotice',
    by: ['county'],
    needs: ['document', 'demonstration', 'allReviewed', 'place', 'impartial'],
  },
  takeUpObjection: {
    label: '受理异议',
    from: ['publicNotice'],
    to: 'objectionUnderReview',
    by: ['county'],
    needs: ['reason', 'impartial', 'uninvolved'],
  },
  dismissObjection: {
    label: '异议不成立,继续公示',
    from: ['objectionUnderReview'],
    to: 'publicNotice',
    by: ['county'],
    needs: ['reason', 'impartial', 'uninvolved'],
  },
  upholdObjection: {
    label: '异议成立',
    from: ['objectionUnderReview'],
    to: 'rejected',
    by: ['county'],
    needs: ['reason', 'impartial', 'uninvolved'],
  },
  name: {
    label: '命名授牌',
    from: ['publicNotice'],
    to: 'named',
    by: ['county'],
    needs: ['document', 'noticeOver', 'objectionsHeard', 'impartial'],
  },
  reject: {
    label: '不予通过',
    from: ['townshipRecommended', 'countyScreened', 'scored'],
    to: 'rejected',
    by: ['county'],
    needs: ['reason', 'impartial'],
  },
  revoke: { label: '撤销命名', from: ['named'], to: 'revoked', by: ['county'], needs: ['reason', 'impartial'] },
} as const satisfies Record<string, ApplicationStep>
export type ApplicationStepName = keyof typeof APPLICATION_STEPS
