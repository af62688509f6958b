/**
 * The life of a request for help as one table (N02). docs/help-states.md is drawn from it; domain/help-steps reads it and nothing else decides.
 */
export const CASE_STATES = [
  'submitted',
  'triaged',
  'accepted',
  'assigned',
  'inProgress',
  'referred',
  'resolved',
  'followUp',
  'closed',
  'withdrawn',
  'outOfScope',
] as const
export type CaseState = (typeof CASE_STATES)[number]

export const CASE_STATE_LABELS: Record<CaseState, string> = {
  submitted: '刚收到',
  triaged: '看过了',
  accepted: '已受理',
  assigned: '已指派',
  inProgress: '办理中',
  referred: '转办中',
  resolved: '办好了',
  followUp: '回访中',
  closed: '已办结',
  withdrawn: '已撤回',
  outOfScope: '不归这里管',
}

/** What she reads: three words and two ends. */
export const HER_STATES = ['received', 'working', 'done', 'withdrawn', 'elsewhere'] as const
export type HerState = (typeof HER_STATES)[number]

export const HER_STATE_LABELS: Record<HerState, string> = {
  received: '已收到',
  working: '在办',
  done: '办好了',
  withdrawn: '您撤回了',
  elsewhere: '请找这里',
}

export const HER_STATE: Record<CaseState, HerState> = {
  submitted: 'received',
  triaged: 'received',
  accepted: 'working',
  assigned: 'working',
  inProgress: 'working',
  referred: 'working',
  resolved: 'done',
  followUp: 'done',
  closed: 'done',
  withdrawn: 'withdrawn',
  outOfScope: 'elsewhere',
}

/** Nobody works on these any more. */
export const ENDED_STATES = ['closed', 'withdrawn', 'outOfScope'] as const satisfies readonly CaseState[]
export const OPEN_STATES = CASE_STATES.filter((state) => !(ENDED_STATES as readonly CaseState[]).includes(state))

/** Who takes a step: she, whoever the case stands with (its owner, or the desk while it has none), or the clock. */
export type CaseActor = 'asker' | 'worker' | 'timer'

/** What must be true before a step, beside the state. */
export type CaseNeed = 'reason' | 'outcome' | 'report' | 'aftercare' | 'followUps' | 'rightNumber' | 'notMandatory'

export interface CaseStep {
  /** Verb first, as the button says it. */
  label: string
  from: readonly CaseState[]
  to: CaseState
  by: readonly CaseActor[]
  needs: readonly CaseNeed[]
}

export const CASE_STEPS = {
  triage: { label: '看过,先放一放', from: ['submitted'], to: 'triaged', by: ['worker'], needs: ['reason'] },
  accept: {
    label: '受理',
    from: ['submitted', 'triaged', 'referred'],
    to: 'accepted',
    by: ['worker'],
    needs: [],
  },
  assign: {
    label: '指派给一位',
    from: ['submitted', 'triaged', 'accepted', 'assigned', 'inProgress', 'referred'],
    to: 'assigned',
    by: ['worker'],
    needs: [],
  },
  begin: { label: '开始办理', from: ['accepted', 'assigned'], to: 'inProgress', by: ['worker'], needs: [] },
  refer: {
    label: '转办',
    from: ['submitted', 'triaged', 'accepted', 'assigned', 'inProgress', 'referred'],
    to: 'referred',
    by: ['worker'],
    needs: ['reason'],
  },
  resolve: {
    label: '办好了',
    from: ['accepted', 'assigned', 'inProgress'],
    to: 'resolved',
    by: ['worker'],
    needs: ['outcome', 'report'],
  },
  followUp: { label: '开始回访', from: ['resolved'], to: 'followUp', by: ['worker', 'timer'], needs: [] },
  close: {
    label: '办结',
    from: ['resolved', 'followUp'],
    to: 'closed',
    by: ['worker'],
    needs: ['report', 'aftercare', 'followUps'],
  },
  reopen: {
    label: '接着办',
    from: ['resolved', 'followUp', 'closed'],
    to: 'inProgress',
    by: ['worker'],
    needs: ['reason'],
  },
  mistaken: {
    label: '是误会',
    from: ['submitted', 'triaged', 'accepted', 'assigned', 'inProgress'],
    to: 'closed',
    by: ['worker'],
    needs: ['reason', 'notMandatory'],
  },
  outOfScope: {
    label: '不归这里管',
    from: ['submitted', 'triaged', 'accepted'],
    to: 'outOfScope',
    by: ['worker'],
    needs: ['rightNumber', 'notMandatory'],
  },
  withdraw: {
    label: '撤回',
    from: ['submitted', 'triaged', 'accepted', 'assigned', 'inProgress', 'referred', 'resolved', 'followUp'],
    to: 'withdrawn',
    by: ['asker'],
    needs: [],
  },
} as const satisfies Record<string, CaseStep>
export type CaseStepName = keyof typeof CASE_STEPS

/** Steps that an officer takes by their name alone; the others have an action of their own. */
export const PLAIN_STEPS = [
  'triage',
  'accept',
  'begin',
  'resolve',
  'followUp',
  'close',
  'reopen',
  'mistaken',
] as const satisfies readonly CaseStepName[]
export type PlainStep = (typeof PLAIN_STEPS)[number]

/** How it ended, the only word of it that figures know (S13: "reports show outcome classes only"). */
export const CASE_OUTCOMES = [
  'advised',
  'helped',
  'mediated',
  'protected',
  'passedOn',
  'unreachable',
  'mistaken',
] as const
export type CaseOutcome = (typeof CASE_OUTCOMES)[number]

export const CASE_OUTCOME_LABELS: Record<CaseOutcome, string> = {
  advised: '给了建议',
  helped: '帮着办了',
  mediated: '调解了',
  protected: '护住了',
  passedOn: '交给了该管的单位',
  unreachable: '没能联系上',
  mistaken: '是误会',
}
