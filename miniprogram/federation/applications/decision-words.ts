import { HOME_STEPS, type HomeState } from '../../../domain/home-state'
import { homeStateLabel, type OfficerStepName } from '../../../domain/home-state-steps'
import { VENUE_KIND_LABELS } from '../../../domain/micro-home'
import { isAtLeast, type OrganisationLevel } from '../../../domain/organisation'
import { DAY_MS, onWallClock } from '../../../domain/time'
import type { HomeApplication, TodoHome } from '../../services/model'

/** The step that a batch takes with homes of a state; the same for all of them, without a word on any. */
export const BATCH_STEPS = {
  submitted: { step: 'check', level: 'village', done: '已核对' },
  villageChecked: { step: 'approve', level: 'township', done: '已同意' },
  approved: { step: 'record', level: 'county', done: '已登记' },
} as const
export type BatchStep = (typeof BATCH_STEPS)[keyof typeof BATCH_STEPS]

export function batchStep(state: string, level: OrganisationLevel): BatchStep | null {
  const found = (BATCH_STEPS as Partial<Record<string, BatchStep>>)[state]
  return found && isAtLeast(level, found.level) ? found : null
}

export const MISSING_WORDS = { leadHost: '还没有微家主人', pairedMember: '还没结对', place: '还没定位' } as const

/** The same as things that somebody has to bring. */
export const LACKING = { leadHost: '微家主人', pairedMember: '结对执委', place: '地图上的位置' } as const

/** A row of the to-do as it is read. */
export interface TodoRow extends Pick<TodoHome, 'id' | 'name' | 'state' | 'villageName' | 'townshipName'> {
  stateWords: string
  tone: string
  waited: string
  /** The same as a sentence. */
  since: string
  long: boolean
  host: string
  venue: string
  missing: string
  origin: string
  /** It can be taken in a batch. */
  may: boolean
}

export const TONES: Record<HomeState, string> = {
  draft: 'sand',
  submitted: 'sun',
  villageChecked: 'sun',
  approved: 'sky',
  active: 'leaf',
  returned: 'plum',
  rejected: 'sand',
  withdrawn: 'sand',
  suspended: 'rose',
  closed: 'sand',
}

/** Two working days are what a woman is told (S02); a weekend may lie between. */
const LONG_DAYS = 4

export function rowOf(home: TodoHome, level: OrganisationLevel, now: Date): TodoRow {
  const days = Math.floor((now.getTime() - Date.parse(home.since)) / DAY_MS)
  const batch = batchStep(home.state, level)
  const complete = batch?.step !== 'record' || home.missing.length === 0
  return {
    id: home.id,
    name: home.name,
    state: home.state,
    villageName: home.villageName,
    townshipName: home.ofUnit ? '直属单位' : home.townshipName,
    stateWords: homeStateLabel(home.state, home.ofUnit),
    tone: TONES[home.state],
    waited: days < 1 ? '今天' : `${days} 天`,
    since: days < 1 ? '今天到的' : `等了 ${days} 天`,
    long: days >= LONG_DAYS,
    host: home.hostName ?? '还没有',
    venue: VENUE_KIND_LABELS[home.venueKind],
    missing: home.missing.map((need) => MISSING_WORDS[need]).join('、'),
    origin: home.fromRoll ? '摸底表' : '',
    may: batch !== null && complete,
  }
}

type Taken = HomeApplication['steps'][number]
const WHO: Record<Taken['who'], string> = {
  applicant: '申请人',
  village: '村社区妇联',
  township: '镇街妇联',
  unit: '单位妇委会',
  county: '县妇联',
  timer: '到期自动',
}

/** The way so far, the latest first. */
export function historyOf({ steps }: HomeApplication): { id: number; words: string; at: string; note: string }[] {
  return steps
    .map(({ step, who, at, note }, id) => ({
      id,
      words: `${WHO[who]} · ${step === 'undo' ? '撤销了上一步' : HOME_STEPS[step].label}`,
      at: onWallClock(at).format('M月D日 HH:mm'),
      note: note ?? '',
    }))
    .reverse()
}

export interface StepButton {
  step: OfficerStepName
  label: string
  /** What follows from it, and who reads the reason: asked before it is done. */
  follows: string
  hint: string
  /** The one thing that is expected now. */
  main: boolean
  needsReason: boolean
}

const FOLLOWS: Partial<Record<OfficerStepName, string>> = {
  return: '退回以后,她补好了再交一次。',
  reject: '这次申请就到这里,不能再接着办。',
  suspend: '邻居暂时找不到它,主人和妇联还看得到,以后可以恢复。',
  close: '关闭以后不能再恢复,邻居不再找得到它。门牌号留着,不给别的家。',
}

const MAIN: readonly OfficerStepName[] = ['check', 'approve', 'record', 'resume']

export function buttonsOf({ may }: HomeApplication): StepButton[] {
  return may.map((step) => ({
    step,
    label: HOME_STEPS[step].label,
    follows: FOLLOWS[step] ?? '',
    hint: step === 'return' ? '申请的人会看到这句话,写清楚要补什么' : '主人会看到这句话',
    main: MAIN.includes(step),
    needsReason: (HOME_STEPS[step].needs as readonly string[]).includes('reason'),
  }))
}
