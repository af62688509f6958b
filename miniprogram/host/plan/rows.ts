import { CADENCE_KINDS, type CadenceKind } from '../../../domain/cadence'
import type { PlanItem } from '../../../domain/year-plan'
import type { YearPlan } from '../../services/model'

export const PLAN_TITLES: Record<CadenceKind, string> = {
  reception: '每周家接待',
  gathering: '每月家聚会',
  quarterly: '每季家活动',
  banquet: '一年一次家宴会',
}

/** What a fresh plan proposes: a host changes what is otherwise with her. */
export const PROPOSAL: readonly PlanItem[] = [
  { kind: 'reception', month: null, title: '每周三下午开门坐坐' },
  { kind: 'gathering', month: null, title: '每月一次姐妹手作' },
  { kind: 'quarterly', month: 3, title: '三八节活动' },
  { kind: 'quarterly', month: 6, title: '端午包粽子、亲子活动' },
  { kind: 'quarterly', month: 9, title: '开学季家庭教育' },
  { kind: 'quarterly', month: 11, title: '反家暴普法' },
  { kind: 'banquet', month: 12, title: '年末家宴会' },
]

export interface PlanGroup {
  kind: CadenceKind
  title: string
  items: { index: number; title: string; when: string }[]
}

const EVERY: Record<CadenceKind, string> = {
  reception: '每周',
  gathering: '每月',
  quarterly: '每季',
  banquet: '看情况',
}

/** The items by kind, in the order of the year; each keeps its place in the list. */
export function planGroups(items: readonly PlanItem[]): PlanGroup[] {
  return CADENCE_KINDS.map((kind) => ({
    kind,
    title: PLAN_TITLES[kind],
    items: items
      .map((item, index) => ({ ...item, index }))
      .filter((item) => item.kind === kind)
      .sort((a, b) => (a.month ?? 0) - (b.month ?? 0))
      .map(({ index, title, month }) => ({ index, title, when: month === null ? EVERY[kind] : `${month} 月` })),
  }))
}

/** 「齐了,按时」「还差季活动」: what she reads at the top. */
export function planNote({ missing, standing, deadline }: Pick<YearPlan, 'missing' | 'standing' | 'deadline'>): string {
  const [, month, day] = deadline.split('-').map(Number)
  if (missing.length > 0)
    return `还差${missing.map((kind) => PLAN_TITLES[kind]).join('、')}。${month}月${day}日前排齐就算按时。`
  return standing === 'onTime' ? '四样都排上了,按时交齐。' : '四样都排上了,比规定的日子晚了一些。'
}
