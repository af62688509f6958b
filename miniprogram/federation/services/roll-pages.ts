import { api } from '../../services/api'
import type { RollRow } from '../../services/model'

export type Listed = 'all' | 'questions' | 'noted' | 'changed'

/** Rows that go to the page in one piece: with their questions they stay below 20 KB, which the phone draws without a pause. */
export const ROWS_A_PIECE = 12

/** A roll one page of rows at a time, forward and back: 5,000 rows are never on the screen together. */
export class RollPages {
  /** Where each page begins, the first without a cursor. */
  private readonly starts: (string | null)[] = [null]
  private next: string | null = null
  private page = 0

  constructor(
    private readonly jobId: string,
    readonly which: Listed,
  ) {}

  get number(): number {
    return this.page + 1
  }
  get hasNext(): boolean {
    return this.next !== null
  }

  async load(page: number): Promise<RollRow[]> {
    const after = this.starts[page] ?? null
    const { rows, next } = await api.roll.rows({
      jobId: this.jobId,
      which: this.which,
      ...(after === null ? {} : { after }),
    })
    this.page = page
    this.next = next
    if (next !== null) this.starts[page + 1] = next
    return rows
  }
  first(): Promise<RollRow[]> {
    return this.load(0)
  }
  forward(): Promise<RollRow[]> {
    return this.load(this.page + 1)
  }
  back(): Promise<RollRow[]> {
    return this.load(Math.max(0, this.page - 1))
  }
}

/** What the page sets to show rows, in pieces: the first one also empties what stood there. */
export function pieces(rows: readonly RollRow[]): Record<string, unknown>[] {
  const parts: Record<string, unknown>[] = [{ rows: rows.slice(0, ROWS_A_PIECE) }]
  for (let at = ROWS_A_PIECE; at < rows.length; at += ROWS_A_PIECE) {
    const part = rows.slice(at, at + ROWS_A_PIECE)
    parts.push(Object.fromEntries(part.map((row, i) => [`rows[${at + i}]`, row])))
  }
  return parts
}
