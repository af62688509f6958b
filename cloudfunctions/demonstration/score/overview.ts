import type { demonstration } from '../../../contract/demonstration'
import { middleOf } from '../../../domain/rubric/middle'
import type { UseCase } from '../../kit/serve'
import { vetoViews } from './my-score'
import { scoresBelow } from './store'

/** Where a demonstration, the gate of an application, 合格 and nothing yet begin (rubric §3). */
const BANDS = [85, 75, 60, 0] as const

/** How homes look at themselves in a place: for growing them, with or without a campaign. One call beside the access check. */
export const overview: UseCase<typeof demonstration.overview> = async ({ organisation }) => {
  const scores = await scoresBelow(organisation.path)
  const previews = scores.map(({ preview }) => preview)
  const months = [...new Set(scores.flatMap(({ trend }) => trend.map(({ month }) => month)))].sort()
  const names = [...new Set(scores.flatMap(({ townshipName }) => townshipName ?? []))].sort()
  const vetoes = vetoViews(scores.flatMap(({ look }) => look.vetoes))
  return {
    homes: scores.length,
    median: middleOf(previews),
    bands: BANDS.map((from, i) => ({
      from,
      homes: previews.filter((one) => one >= from * 100 && one < (BANDS[i - 1] ?? Infinity) * 100).length,
    })),
    townships: names.map((name) => {
      const own = scores.filter(({ townshipName }) => townshipName === name)
      return { name, homes: own.length, median: middleOf(own.map(({ preview }) => preview)) }
    }),
    trend: months.flatMap((month) => {
      const then = scores.flatMap(({ trend }) => trend.filter((one) => one.month === month))
      const median = middleOf(then.map(({ preview }) => preview))
      return median === null ? [] : [{ month, median }]
    }),
    vetoes: vetoes.map(({ id, name }) => ({
      name,
      homes: scores.filter(({ look }) => look.vetoes.includes(id)).length,
    })),
  }
}
