import { type CellPlace, cellRange } from '../../kit/workbook/places'
import { attribute, childrenOf, type Tag } from '../../kit/workbook/xml-tags'

/** More columns than a roll may have are nobody's to colour. */
const WIDEST = 200

interface Span {
  top: number
  bottom: number
  left: number
}

/** Which cell of a sheet shows: of merged ones the first. */
export class MergedCells {
  private readonly columns = new Map<number, Span[]>()
  /** Those over several columns. */
  private readonly wide: { top: number; bottom: number; left: number; right: number }[] = []

  constructor(xml: string, mergeCells: Tag | undefined) {
    if (!mergeCells) return
    for (const child of childrenOf(xml, mergeCells)) {
      const range = cellRange(attribute(xml, child, 'ref') ?? '')
      if (!range) continue
      const { from, to } = range
      if (to.column > from.column)
        this.wide.push({ top: from.row, bottom: to.row, left: from.column, right: to.column })
      for (let column = from.column; column <= Math.min(to.column, WIDEST); column += 1) {
        const spans = this.columns.get(column) ?? []
        spans.push({ top: from.row, bottom: to.row, left: from.column })
        this.columns.set(column, spans)
      }
    }
    for (const spans of this.columns.values()) spans.sort((a, b) => a.top - b.top)
  }

  /** Merged cells never overlap, so the last that begins at or above the row is the only one it can be in. */
  shown({ row, column }: CellPlace): CellPlace {
    const spans = this.columns.get(column) ?? []
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((spans[middle]?.top ?? 0) <= row) low = middle + 1
      else high = middle
    }
    const span = spans[low - 1]
    return span && span.bottom >= row ? { row: span.top, column: span.left } : { row, column }
  }

  /** The last column that is covered beside a used one in any of these rows: whatever is written there would not show. */
  rightEdge(lastUsed: number, rows: ReadonlySet<number>): number {
    const sorted = [...rows].sort((a, b) => a - b)
    const inOurRows = this.wide.filter(({ top, bottom }) => {
      const next = sorted[firstAtOrAbove(sorted, top)]
      return next !== undefined && next <= bottom
    })
    const edges = inOurRows.sort((a, b) => a.left - b.left)
    return edges.reduce((edge, { left, right }) => (left <= edge ? Math.max(edge, right) : edge), lastUsed)
  }
}

function firstAtOrAbove(sorted: readonly number[], row: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) >= row) high = middle
    else low = middle + 1
  }
  return low
}
