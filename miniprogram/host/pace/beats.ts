import type { CadenceKind } from '../../../domain/cadence'
import type { JudgedPeriod, Pace } from '../../services/model'
import { daysWords, periodWords, whyWords } from '../../services/pace'

/** One period as a line: when, whether, why. */
export interface PeriodShown {
  key: string
  when: string
  days: string
  words: string
  state: '算' | '没算' | '免计' | '未办'
  tone: 'teal' | 'sun' | 'sand'
}

/** One beat with its past: a row of signs, and lines for what they stand for. */
export interface BeatShown {
  kind: CadenceKind
  title: string
  rule: string
  /** 「10/12」 of the periods that were asked for. */
  sum: string
  marks: { key: string; state: 'kept' | 'missed' | 'free' }[]
  periods: PeriodShown[]
}

const TITLES: Record<CadenceKind, string> = {
  reception: '周接待',
  gathering: '月聚会',
  quarterly: '季活动',
  banquet: '年宴会',
}

export const beatsOf = ({ kinds }: Pace): BeatShown[] =>
  kinds.map(({ kind, least, current, past }) => {
    const asked = past.filter(({ required }) => required)
    const periods = [current, ...past]
    return {
      kind,
      title: TITLES[kind],
      rule: least === null ? '自己人开门,满一个小时就算,没人来也算' : `满 ${least} 位姐妹签到才算`,
      sum: asked.length === 0 ? '' : `前 ${asked.length} 次里算了 ${asked.filter(({ kept }) => kept).length} 次`,
      marks: [...periods]
        .reverse()
        .map(({ key, kept, required }) => ({ key, state: kept ? 'kept' : required ? 'missed' : 'free' })),
      periods: periods.map(shownPeriod),
    }
  })

function shownPeriod(period: JudgedPeriod): PeriodShown {
  const { key, first, last } = period
  return { key, when: periodWords(key), days: daysWords(first, last), words: whyWords(period), ...verdict(period) }
}

function verdict({ kept, exempt, required, over }: JudgedPeriod): Pick<PeriodShown, 'state' | 'tone'> {
  if (kept) return { state: '算', tone: 'teal' }
  if (exempt || !required) return { state: '免计', tone: 'sand' }
  return over ? { state: '没算', tone: 'sun' } : { state: '未办', tone: 'sun' }
}
