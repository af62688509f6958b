/**
 * Host duty by rotation (轮值, C07; 004-篇一 二.2, 篇二 二.3): whose turn it is to keep the door, slot by slot. The life of a slot is one table;
 * domain/rotation-steps.ts reads it, docs/rotation-slots.md is drawn from it.
 */
export const SLOT_STATES = [
  'scheduled',
  'confirmed',
  'swapRequested',
  'swapped',
  'served',
  'substituted',
  'missed',
  'excused',
  'exempt',
] as const
export type SlotState = (typeof SLOT_STATES)[number]

export const SLOT_STATE_LABELS: Record<SlotState, string> = {
  scheduled: '待确认',
  confirmed: '已确认',
  swapRequested: '想换班',
  swapped: '换好了',
  served: '值过了',
  substituted: '有人顶上',
  missed: '还没人值班',
  excused: '请过假',
  exempt: '免值',
}

/** Whose step it is: the woman on duty, the one she asks, whoever else keeps the door, the township and above, or the clock. */
export const SLOT_ACTORS = ['onDuty', 'asked', 'another', 'township', 'clock'] as const
export type SlotActor = (typeof SLOT_ACTORS)[number]

/** What must be true before a step, beside the state. */
export type SlotNeed =
  | 'beforeStart'
  | 'beforeEnd'
  | 'doorOpened'
  | 'reason'
  | 'excuseLeft'
  | 'nobodyCame'
  | 'answerOverdue'

export interface SlotStep {
  /** Verb first, as the button says it. */
  label: string
  from: readonly SlotState[]
  /** `asBefore`: what it was before she asked to swap. */
  to: SlotState | 'asBefore'
  by: readonly SlotActor[]
  needs: readonly SlotNeed[]
}

/** Slots for which somebody is still to come. */
export const AHEAD_STATES = [
  'scheduled',
  'confirmed',
  'swapRequested',
  'swapped',
] as const satisfies readonly SlotState[]
/** A door that was opened without a network tells it when the slot is over: what was missed turns out to be served. */
const STILL_SERVED = [...AHEAD_STATES, 'missed'] as const

export const SLOT_STEPS = {
  confirm: { label: '我会来', from: ['scheduled'], to: 'confirmed', by: ['onDuty'], needs: ['beforeEnd'] },
  askSwap: {
    label: '想换班',
    from: ['scheduled', 'confirmed', 'swapped'],
    to: 'swapRequested',
    by: ['onDuty'],
    needs: ['beforeStart'],
  },
  acceptSwap: { label: '答应换班', from: ['swapRequested'], to: 'swapped', by: ['asked'], needs: ['beforeStart'] },
  declineSwap: { label: '换不了', from: ['swapRequested'], to: 'asBefore', by: ['asked'], needs: [] },
  takeBackSwap: { label: '不换了', from: ['swapRequested'], to: 'asBefore', by: ['onDuty'], needs: [] },
  expireSwap: { label: '没有回音', from: ['swapRequested'], to: 'asBefore', by: ['clock'], needs: ['answerOverdue'] },
  serve: { label: '开门值班', from: STILL_SERVED, to: 'served', by: ['onDuty'], needs: ['doorOpened'] },
  substitute: { label: '顶班开门', from: STILL_SERVED, to: 'substituted', by: ['another'], needs: ['doorOpened'] },
  miss: { label: '没有人来', from: AHEAD_STATES, to: 'missed', by: ['clock'], needs: ['nobodyCame'] },
  excuse: {
    label: '准假',
    from: [...AHEAD_STATES, 'missed'],
    to: 'excused',
    by: ['township'],
    needs: ['reason', 'excuseLeft'],
  },
  exempt: {
    label: '免值',
    from: [...AHEAD_STATES, 'missed'],
    to: 'exempt',
    by: ['township', 'clock'],
    needs: ['reason'],
  },
  callBack: { label: '收回免值', from: ['exempt'], to: 'scheduled', by: ['township', 'clock'], needs: ['beforeStart'] },
} as const satisfies Record<string, SlotStep>
export type SlotStepName = keyof typeof SLOT_STEPS

/** What happens in a slot: somebody is in for whoever comes by, or an activity is led. */
export const SLOT_KINDS = ['reception', 'activity'] as const
export type SlotKind = (typeof SLOT_KINDS)[number]
export const SLOT_KIND_LABELS: Record<SlotKind, string> = { reception: '家接待', activity: '活动' }

/** Why a woman need not come. Closed words: nobody writes down what she is ill with. */
export const EXCUSE_REASONS = ['unwell', 'family', 'work', 'other'] as const
export type ExcuseReason = (typeof EXCUSE_REASONS)[number]
export const EXCUSE_REASON_LABELS: Record<ExcuseReason, string> = {
  unwell: '身体不便',
  family: '家里有事',
  work: '工作走不开',
  other: '其他原因',
}

/** Why a place need not open (rubric, "Evaluation window": exempt periods). */
export const EXEMPT_REASONS = [
  'typhoon',
  'flood',
  'epidemic',
  'springFestival',
  'nationalDay',
  'renovation',
  'other',
] as const
export type ExemptReason = (typeof EXEMPT_REASONS)[number]
export const EXEMPT_REASON_LABELS: Record<ExemptReason, string> = {
  typhoon: '台风',
  flood: '汛情',
  epidemic: '疫情防控',
  springFestival: '春节',
  nationalDay: '国庆',
  renovation: '装修',
  other: '其他',
}

/** A woman of the team, by the id under which she belongs to it, and as she is named there. */
export interface SlotPerson {
  id: string
  name: string
}

export interface SlotSwap {
  /** Made from the call that asked. */
  id: string
  to: SlotPerson
  /** The slot that she would take in return; null when the other simply takes hers. */
  forSlot: string | null
  askedAt: Date
  /** An answer counts before this moment: a day, and never after the start. */
  until: Date
  before: 'scheduled' | 'confirmed' | 'swapped'
  /** Absent while she waits for it. */
  answer?: 'accepted' | 'declined' | 'takenBack' | 'expired' | 'overtaken'
}

export interface RotationSlot {
  startsAt: Date
  endsAt: Date
  kind: SlotKind
  state: SlotState
  /** Whose turn the plan made it, and whose duty it is now. */
  plannedFor: SlotPerson
  on: SlotPerson
  swap?: SlotSwap
  /** Said that she comes instead, before she is there. */
  coming?: SlotPerson
  /** Hosts of homes nearby who were asked to come instead, by their persons' ids: they may open the door here until it ends. */
  called?: string[]
  /** Who opened the door for it, and when. */
  served?: { by: SlotPerson; at: Date }
  /** What the clock has told already: her that it is soon and that the door is shut, the others that somebody is wanted. */
  told?: { soon?: true; shut?: true; wanted?: true }
  excused?: { why: ExcuseReason; evidence: boolean; by: string; at: Date }
  /** `period`: the order for the whole place from which it follows. */
  exempt?: { why: ExemptReason; by: string; at: Date; period?: string }
}

/** A home's slots of one month, by their ids. */
export type Slots = Readonly<Record<string, RotationSlot>>

/** A month has no more duty than two slots a day. */
export const MOST_SLOTS = 62
/** An answer to a wish to swap counts for a day (S04). */
export const SWAP_HOURS = 24
/** Minutes after the start: she is reminded, the others are asked, nobody is there (S04). */
export const REMIND_AFTER = 10
export const ASK_OTHERS_AFTER = 20
export const NOBODY_AFTER = 30
/** A door opened so many minutes before the start is opened for the slot. */
export const EARLIEST_MINUTES = 60
/** Told the day before. */
export const SOON_HOURS = 24
/** Without having seen a paper, a township excuses a woman so often a quarter (S04). */
export const EXCUSES_A_QUARTER = 2
/** An only host who misses so many slots in a row needs somebody to call on her (S04). */
export const ABSENT_IN_A_ROW = 3
