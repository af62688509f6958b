import type { MyReview } from '../../services/model'

export interface ReviewRow {
  id: string
  name: string
  place: string
  state: string
  tone: 'rose' | 'teal' | 'sand'
  /** What is hers to do next. */
  note: string
}

export function reviewRow(review: MyReview): ReviewRow {
  const { applicationId, homeName, townshipName, villageName } = review
  return { id: applicationId, name: homeName, place: `${townshipName} · ${villageName}`, ...standingOf(review) }
}

function standingOf({ as, state, declared, submitted }: MyReview): Pick<ReviewRow, 'state' | 'tone' | 'note'> {
  if (submitted) return { state: '交好了', tone: 'teal', note: '评分已经交给县妇联,不能再改' }
  if (state !== 'countyScreened' && state !== 'onsiteScheduled')
    return { state: '不用去了', tone: 'sand', note: '这一家已经往下走了' }
  if (!declared) return { state: '先声明', tone: 'rose', note: '点开,说一说有没有要回避的关系' }
  if (as === 'backup') return { state: '候补', tone: 'sand', note: '要请您去的时候,这里会变' }
  if (state === 'countyScreened') return { state: '等安排', tone: 'sand', note: '县妇联安排好就可以去了' }
  return as === 'third'
    ? { state: '请您去看', tone: 'rose', note: '前两位差得多,请您做第三位' }
    : { state: '请您去看', tone: 'rose', note: '到了门口扫一下码,走访点当场抽' }
}
