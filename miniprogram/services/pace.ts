import { CADENCE_LABELS, type CadenceKind } from '../../domain/cadence'
import { LEAST_OPEN_MINUTES } from '../../domain/opening'
import type { JudgedPeriod, Pace } from './model'

/** How a kind stands in the running period. */
export interface PaceTile {
  kind: CadenceKind
  label: string
  /** 已办, 未办, 免计, 不计. */
  state: string
  tone: 'done' | 'open' | 'none'
  note: string
}

export const paceTiles = ({ kinds }: Pace): PaceTile[] =>
  kinds.map(({ kind, current }) => ({
    kind,
    label: CADENCE_LABELS[kind],
    ...standing(current),
    note: whyWords(current),
  }))

function standing({ kept, exempt, required }: JudgedPeriod): Pick<PaceTile, 'state' | 'tone'> {
  if (kept) return { state: '已办', tone: 'done' }
  if (exempt) return { state: '免计', tone: 'none' }
  return required ? { state: '未办', tone: 'open' } : { state: '不要求', tone: 'none' }
}

/** Why a period counts or not, as one says it to a neighbour. */
export function whyWords({ why, over }: Pick<JudgedPeriod, 'why' | 'over'>): string {
  switch (why.is) {
    case 'kept':
      return '办了'
    case 'exempt':
      return `免计:${why.why}`
    case 'notActive':
      return over ? '没有整段都开着,不要求' : '刚开门,这一期办了也算'
    case 'invalid':
      return '有一次,镇街看过说不算'
    case 'tooFew':
      return `来了 ${why.persons} 位,满 ${why.least} 位才算`
    case 'tooShort':
      return why.minutes === 0 ? '门开着,关门时才算时间' : `开了 ${why.minutes} 分钟,满 ${LEAST_OPEN_MINUTES} 分钟才算`
    case 'notSettled':
      return '结束两小时以后才算得出'
    case 'cancelled':
      return '那一次取消了'
    case 'nothing':
      return over ? '没有记录' : '还没办'
  }
}

/** 第 20 周, 5 月, 第二季度, 2027 年. */
export function periodWords(key: string): string {
  const [year = '', rest] = key.split('-')
  if (rest === undefined) return `${year} 年`
  if (rest.startsWith('W')) return `第 ${Number(rest.slice(1))} 周`
  return rest.startsWith('Q') ? `第${'一二三四'[Number(rest.slice(1)) - 1]}季度` : `${Number(rest)} 月`
}

/** 5月17日至23日, with the month again where it changes. */
export function daysWords(first: string, last: string): string {
  const [from, to] = [first, last].map((date) => date.split('-').map(Number))
  const day = (parts: number[] | undefined, month: boolean) => `${month ? `${parts?.[1]}月` : ''}${parts?.[2]}日`
  return `${day(from, true)}至${day(to, from?.[1] !== to?.[1])}`
}
