import { LEVEL_NAMES } from '../../../domain/rubric/level-names'
import { pointsWords } from '../../services/five-has'
import type { Notices } from '../../services/model'

/** A home in public notice or named: name, total and level, and nothing else of it (rubric §5.6). */
export interface HonourRow {
  id: string
  name: string
  points: string
  state: string
  named: boolean
  note: string
  mayObject: boolean
}

export const honourRow = (home: Notices['homes'][number]): HonourRow => ({
  ...{ id: home.homeId, name: home.name, named: home.named, mayObject: home.mayObject },
  points: `总分 ${pointsWords(home.total)} 分,${LEVEL_NAMES[home.level]}`,
  state: home.named ? '已命名' : '公示中',
  note: home.named ? '' : `${dayWords(home.publishedOn)} 公示,到 ${dayWords(home.until)} 为止`,
})

function dayWords(date: string): string {
  const [, month, day] = date.split('-').map(Number)
  return `${month}月${day}日`
}
