import type { HumanScores } from '../../../domain/rubric/facts'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { refuse } from '../../kit/refusal'

/** What people count on site, with what they tick. */
export const HUMAN_ITEMS = FIVE_HAS.dimensions.flatMap((dimension) =>
  dimension.indicators.flatMap(({ id, name, mode, measure, items = [] }) =>
    mode === 'human' && measure.fn === 'ratio'
      ? [{ id, dimension: dimension.name, name, max: measure.den, items: [...items] }]
      : [],
  ),
)

/** What was sent in, by indicator. */
export function countsOf(sent: readonly { id: string; count: number }[]): Record<string, number> {
  return Object.fromEntries(sent.map(({ id, count }) => [id, count]))
}

/** Every item once, none above what there is. */
export function hasAllItems(scores: HumanScores): boolean {
  return HUMAN_ITEMS.every(({ id }) => scores[id] !== undefined)
}

/** Refuses counts of what there is not. */
export function assertFit(scores: HumanScores): void {
  for (const [id, count] of Object.entries(scores)) {
    const item = HUMAN_ITEMS.find((one) => one.id === id)
    if (!item || count > item.max) refuse('INPUT_INVALID', `scores.${id}`)
  }
}
