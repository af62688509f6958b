import { clockWords, dayWords, momentWords } from './activity-words'
import type { ActivityStanding } from './model'

/** How one of her people stands with an activity, and what may be done about it. */
export interface StandingShown {
  personId: string
  who: string
  state: string
  note: string
  tone: string
  /** The question that is open: came up from the waitlist, or moved to another time. */
  asks: 'promotion' | 'move' | null
  mayLeave: boolean
}

export function standingShown(standing: ActivityStanding, at: { startsAt: string; now: Date }): StandingShown {
  const { personId, name, places } = standing
  const who = name ?? '我'
  const begun = at.now.getTime() >= Date.parse(at.startsAt)
  const mayLeave = !begun && !standing.checkedIn
  const shown = { personId, who, mayLeave, asks: null, ...words(standing, at.now) }
  return places > 1 ? { ...shown, note: `一共 ${places} 个位置${shown.note ? `。${shown.note}` : ''}` } : shown
}

type Words = Pick<StandingShown, 'state' | 'note' | 'tone'> & { asks?: 'promotion' | 'move' }

function words(standing: ActivityStanding, now: Date): Words {
  const { as, queuePlace, answerBy, asked, cut, checkedIn, lotNumber } = standing
  const lot = lotNumber === null ? '' : `抽签号 ${lotNumber}`
  if (as === 'behind') return { state: `候补第 ${queuePlace} 位`, note: '前两次没来,这次先排在后面', tone: 'sun' }
  if (as === 'waiting') {
    const note = cut ? '名额减少了,您排在最前面,有空位先到您' : lot || '有人取消,就按顺序轮到您'
    return { state: `候补第 ${queuePlace} 位`, note, tone: 'sun' }
  }
  if (checkedIn) return { state: '到了', note: '', tone: 'teal' }
  if (answerBy !== null) {
    const until = `${dayWords(answerBy, now)} ${clockWords(answerBy)}`
    return { state: '轮到了', note: `${until} 前说一声来不来,过了就给下一位`, tone: 'rose', asks: 'promotion' }
  }
  if (asked) return { state: '时间改了', note: '还来吗?不来也不算缺席', tone: 'rose', asks: 'move' }
  return { state: '报上了', note: lot, tone: 'teal' }
}

/** The way to leave without a mark, as long as it is one. */
export function freeCancelWords(freeCancelUntil: string, now: Date): string {
  return now.getTime() < Date.parse(freeCancelUntil)
    ? `${momentWords(freeCancelUntil, now)} 前可以随意取消`
    : '现在取消,主人已经备好了您的份,请和她说一声'
}
