import type { RollRow } from '../../services/model'

/** What a page sets to draw the ticks that changed, and their number. */
export type TickPatch = Record<string, boolean | number>

/**
 * Which rows of a roll show their number to neighbours (对外公开). Kept by the row's id for the whole roll, also for rows that are
 * not on the screen yet; the page is told only of the rows it shows.
 */
export class PublicRows {
  private readonly chosen = new Set<number>()

  /** Ids in the file's order. */
  get rows(): number[] {
    return [...this.chosen].sort((a, b) => a - b)
  }

  /** Rows that come onto the screen: what the roll ticks itself is ticked. */
  appear(rows: readonly RollRow[]): TickPatch {
    this.tickOwn(rows)
    return this.patch(rows.filter(({ id }) => this.chosen.has(id)))
  }

  toggle(row: number): TickPatch {
    if (!this.chosen.delete(row)) this.chosen.add(row)
    return { [`ticks.${row}`]: this.chosen.has(row), publicCount: this.chosen.size }
  }

  /** Ticks every row that will become a home and has a number to show. */
  tickAll(rows: readonly RollRow[]): void {
    for (const row of rows) if (mayPublish(row)) this.chosen.add(row.id)
  }

  /** Lets go of every tick but the roll's own. */
  clear(shown: readonly RollRow[]): TickPatch {
    this.chosen.clear()
    this.tickOwn(shown)
    return this.patch(shown)
  }

  patch(rows: readonly RollRow[]): TickPatch {
    const ticks = rows.map(({ id }) => [`ticks.${id}`, this.chosen.has(id)] as const)
    return { ...Object.fromEntries(ticks), publicCount: this.chosen.size }
  }

  /** A row that was put right, or left out: its tick stays only where a home will come of it. */
  again(row: RollRow): TickPatch {
    if (!mayPublish(row)) this.chosen.delete(row.id)
    else if (row.phonePublic) this.chosen.add(row.id)
    return this.patch([row])
  }

  private tickOwn(rows: readonly RollRow[]): void {
    for (const row of rows) if (row.phonePublic && mayPublish(row)) this.chosen.add(row.id)
  }
}

const mayPublish = (row: RollRow): boolean =>
  row.phoneMasked !== '' && !row.present && row.decision !== 'leaveOut' && !isKeptOut(row)

/** Something keeps the row out, or waits for a word. */
export const isKeptOut = ({ problems, decision }: RollRow): boolean =>
  problems.some(({ severity }) => severity === 'blocks' || (severity === 'asks' && decision === 'none'))
