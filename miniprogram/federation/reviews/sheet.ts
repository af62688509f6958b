import type { ReviewInput, ReviewSheet } from '../../services/model'

/** What she has noted so far, kept on her phone until it is handed in: by item what she ticks, or a number where there is nothing to tick. */
export interface Draft {
  ticks: Record<string, string[]>
  counts: Record<string, number | null>
  notes: Record<string, string>
  /** Spots at which she met nobody: the next ones take their place. */
  empty: string[]
}

export const emptyDraft = (): Draft => ({ ticks: {}, counts: {}, notes: {}, empty: [] })

export interface ItemShown {
  id: string
  name: string
  max: number
  /** What she ticks, one point each; none where she gives a number. */
  options: { id: string; label: string }[]
  ticked: string[]
  count: number | null
  points: string
  note: string
  hint: string
}

type Item = ReviewSheet['items'][number]

/** 邻里知道: one point for each woman met at a spot that was drawn. */
export const AT_SPOTS = 'B5'
/** 活动办得实: by the activities that were drawn. */
const BY_ACTIVITIES = 'D6'

export const itemsShown = (sheet: ReviewSheet, draft: Draft): ItemShown[] =>
  sheet.items.map((item) => {
    const options = optionsOf(sheet, item, draft)
    const count = countOf(item, draft, options)
    return {
      ...{ id: item.id, name: item.name, max: item.max, options, count },
      ticked: (draft.ticks[item.id] ?? []).filter((id) => options.some((option) => option.id === id)),
      points: `${count ?? 0} / ${item.max}`,
      note: draft.notes[item.id] ?? '',
      hint: hintOf(item),
    }
  })

function optionsOf(sheet: ReviewSheet, item: Item, draft: Draft): ItemShown['options'] {
  const labels = item.id === AT_SPOTS ? spotsOf(sheet, draft) : item.items
  return labels.map((label) => ({ id: label, label }))
}

/** The spots to go to: as drawn, with the next ones in place of those where nobody was. */
export function spotsOf({ spots, spareSpots }: ReviewSheet, { empty }: Draft): string[] {
  return [...spots, ...spareSpots].filter((spot) => !empty.includes(spot)).slice(0, spots.length)
}

function hintOf({ id, max }: Item): string {
  if (id === AT_SPOTS) return '去抽到的地方,问遇到的第一位妇女;说得出主人、开门时间或一项服务,就勾上'
  if (id === BY_ACTIVITIES) return `看抽到的活动:照片、签到和报道对得上、内容合题,给 ${max};一样都对不上,给 0`
  return '看到一样,勾一样'
}

function countOf(item: Item, draft: Draft, options: readonly { id: string }[]): number | null {
  const ticks = draft.ticks[item.id]
  if (options.length === 0) return draft.counts[item.id] ?? null
  return ticks === undefined ? null : options.filter(({ id }) => ticks.includes(id)).length
}

/** What is handed in, or the first thing that is missing, in words. A tick that was never made is a nought: she saw none of it. */
export function handedIn(items: readonly ItemShown[]): { scores: ReviewInput['scores'] } | { missing: string } {
  for (const { name, options, count, note } of items) {
    if (options.length === 0 && count === null) return { missing: `「${name}」还没有打分。` }
    if ((count ?? 0) > 0 && note.trim() === '') return { missing: `「${name}」给了分,写一句看到了什么。` }
  }
  const scores = items.map(({ id, count, note }) => ({
    ...{ id, count: count ?? 0 },
    note: note.trim() === '' ? null : note.trim(),
  }))
  return { scores }
}
