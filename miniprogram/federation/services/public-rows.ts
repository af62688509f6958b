import type { RollRow } from '../../services/model'

/** What a page sets to draw the ticks that changed, and their number. */
export type TickPatch = Record<string, boolean | number>

/**
 * Which rows of a roll show their number to neighbours (对外公开). Kept by Excel's row number for the whole roll, also for rows that are
 * not on the screen yet; the page is told only of the rows it shows.
 */
export class PublicRows {
  private readonly chosen = new Set<number>()

  /** Rows in Excel's order. */
  get rows(): number[] {
    return [...this.chosen].sort((a, b) => a - b)
  }

  /** Rows that come onto the screen: what the roll ticks itself is ticked. */
  appear(rows: readonly RollRow[]): TickPatch {
    this.tickOwn(rows)
    return this.patch(rows.filter(({ row }) => this.chosen.has(row)))
  }

  toggle(row: number): TickPatch {
    if (!this.chosen.delete(row)) this.chosen.add(row)
    return { [`ticks.${row}`]: this.chosen.has(row), publicCount: this.chosen.size }
  }

  /** Ticks every row that will become a home and has a number to show. */
  tickAll(rows: readonly RollRow[]): void {
    for (const row of rows) if (mayPublish(row)) this.chosen.add(row.row)
  }

  /** Lets go of every tick but the roll's own. */
  clear(shown: readonly RollRow[]): TickPatch {
    this.chosen.clear()
    this.tickOwn(shown)
    return this.patch(shown)
  }

  patch(rows: readonly RollRow[]): TickPatch {
    const ticks = rows.map(({ row }) => [`ticks.${row}`, this.chosen.has(row)] as const)
    return { ...Object.fromEntries(ticks), publicCount: this.chosen.size }
  }

  private tickOwn(rows: readonly RollRow[]): void {
    for (const row of rows) if (row.phonePublic && mayPublish(row)) this.chosen.add(row.row)
  }
}

const mayPublish = (row: RollRow): boolean =>
  row.phoneMasked !== '' && !row.present && row.problems.every(({ severity }) => severity !== 'blocks')
