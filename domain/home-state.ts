import type { OrganisationLevel } from './organisation'

/**
 * The life of a home, from an idea to a closed door, as one table (C02; 004-篇一 二.2): the village checks, the township approves, the county
 * records it and issues its plate. A home of a unit has no village and skips that check. domain/home-state-steps.ts reads the table,
 * docs/home-states.md is drawn from it.
 */
export const HOME_STATES = [
  'draft',
  'submitted',
  'villageChecked',
  'approved',
  'active',
  'returned',
  'rejected',
  'withdrawn',
  'suspended',
  'closed',
] as const
export type HomeState = (typeof HOME_STATES)[number]

export const HOME_STATE_LABELS: Record<HomeState, string> = {
  draft: '草稿',
  submitted: '待村社区核对',
  villageChecked: '待镇街审核',
  approved: '待县妇联登记',
  active: '已建成',
  returned: '退回补充',
  rejected: '没有通过',
  withdrawn: '已撤回',
  suspended: '暂停',
  closed: '已关闭',
}

/** The label where it differs for a home of a unit, which has neither village nor township. */
export const UNIT_STATE_LABELS: Partial<Record<HomeState, string>> = { villageChecked: '待单位审核' }

/** Nothing more can happen to these. */
export const FINAL_HOME_STATES: readonly HomeState[] = ['rejected', 'closed']

/**
 * Whose turn it is while a home waits for the federation: the level that its to-do lists show it to. A suspended home waits for a new
 * place, which its township or unit helps to find.
 */
export const HOME_TURNS = {
  submitted: ['village'],
  villageChecked: ['township', 'unit'],
  approved: ['county'],
  suspended: ['township', 'unit'],
} as const satisfies Partial<Record<HomeState, readonly OrganisationLevel[]>>

/**
 * Who takes a step: whoever applied, a federation officer of this level or above whose place covers the home, or the officers whose turn it
 * is (`turn`), again with those above. An officer above takes a step in her own name: the way of the home says who took it.
 */
export type HomeActor = 'applicant' | 'turn' | OrganisationLevel

/** What must be true before a step, beside the state. */
export type HomeNeed = 'reason' | 'leadHost' | 'pairedMember' | 'place' | 'within30Days'

export interface HomeStep {
  /** Verb first, as the button says it. */
  label: string
  from: readonly HomeState[]
  to: HomeState
  /** Where a home of a unit lands instead: it has no village that could check it. */
  toOfUnit?: HomeState
  by: readonly HomeActor[]
  needs: readonly HomeNeed[]
}

export const HOME_STEPS = {
  submit: {
    label: '提交申请',
    from: ['draft', 'returned'],
    to: 'submitted',
    toOfUnit: 'villageChecked',
    by: ['applicant'],
    needs: ['place'],
  },
  withdraw: {
    label: '撤回申请',
    from: ['draft', 'submitted', 'villageChecked', 'returned'],
    to: 'withdrawn',
    by: ['applicant'],
    needs: [],
  },
  reopen: { label: '接着申请', from: ['withdrawn'], to: 'draft', by: ['applicant'], needs: ['within30Days'] },
  check: { label: '核对无误', from: ['submitted'], to: 'villageChecked', by: ['village'], needs: [] },
  approve: {
    label: '同意设立',
    from: ['villageChecked'],
    to: 'approved',
    by: ['township', 'unit'],
    needs: ['leadHost'],
  },
  record: {
    label: '登记发牌',
    from: ['approved'],
    to: 'active',
    by: ['county'],
    needs: ['leadHost', 'pairedMember', 'place'],
  },
  return: {
    label: '退回补充',
    from: ['submitted', 'villageChecked', 'approved'],
    to: 'returned',
    by: ['turn'],
    needs: ['reason'],
  },
  reject: {
    label: '不同意',
    from: ['submitted', 'villageChecked', 'approved'],
    to: 'rejected',
    by: ['township', 'unit', 'county'],
    needs: ['reason'],
  },
  suspend: { label: '暂停', from: ['active'], to: 'suspended', by: ['township', 'unit', 'county'], needs: ['reason'] },
  resume: {
    label: '恢复',
    from: ['suspended'],
    to: 'active',
    by: ['township', 'unit', 'county'],
    needs: ['leadHost', 'pairedMember', 'place'],
  },
  close: {
    label: '关闭',
    from: ['active', 'suspended'],
    to: 'closed',
    by: ['county'],
    needs: ['reason'],
  },
} as const satisfies Record<string, HomeStep>
export type HomeStepName = keyof typeof HOME_STEPS
