import fc from 'fast-check'
import { shownOf } from '../../domain/suppression'

type Shown = (number | null)[][]

/** Every table of counts up to `most` that shows the same numbers, by trying all: what whoever subtracts everything from everything is left with. */
function tablesThatShow(shown: Shown, truth: number[][], known: readonly number[], most: number): number[][][] {
  const [rows, columns] = [truth.length, truth[0]?.length ?? 0]
  const found: number[][][] = []
  const fits = (table: number[][]): boolean => {
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
    const whole = [...table.map((row) => [...row, sum(row)])]
    whole.push(Array.from({ length: columns + 1 }, (_, j) => sum(whole.map((row) => row[j] ?? 0))))
    return shown.every((row, i) => row.every((value, j) => value === null || value === whole[i]?.[j]))
  }
  const fill = (table: number[][], at: number): void => {
    if (at === rows * columns) {
      if (fits(table)) found.push(table.map((row) => [...row]))
      return
    }
    const [i, j] = [Math.floor(at / columns), at % columns]
    const line = table[i] as number[]
    const told = known.includes(i) ? truth[i]?.[j] : shown[i]?.[j]
    const tried = told === null || told === undefined ? Array.from({ length: most + 1 }, (_, value) => value) : [told]
    for (const value of tried) {
      line[j] = value
      fill(table, at + 1)
    }
  }
  fill(
    truth.map((row) => row.map(() => 0)),
    0,
  )
  return found
}

/** What linear algebra finds out: the hidden numbers that follow from the shown ones alone, by elimination. */
function solved(shown: Shown): [row: number, column: number][] {
  const [rows, columns] = [shown.length, shown[0]?.length ?? 0]
  const unknown: [number, number][] = []
  for (let i = 0; i < rows; i += 1)
    for (let j = 0; j < columns; j += 1) if (shown[i]?.[j] === null) unknown.push([i, j])
  const line = (inLine: (i: number, j: number) => number) => unknown.map(([i, j]) => inLine(i, j))
  const equations = [
    ...Array.from({ length: rows }, (_, r) => line((i, j) => (i === r ? (j === columns - 1 ? -1 : 1) : 0))),
    ...Array.from({ length: columns }, (_, c) => line((i, j) => (j === c ? (i === rows - 1 ? -1 : 1) : 0))),
  ]
  let pivotRow = 0
  const pivots: number[] = []
  for (let c = 0; c < unknown.length && pivotRow < equations.length; c += 1) {
    const r = equations.findIndex((row, k) => k >= pivotRow && Math.abs(row[c] ?? 0) > 1e-9)
    if (r < 0) continue
    const row = equations[r] as number[]
    equations[r] = equations[pivotRow] as number[]
    const scaled = row.map((value) => value / (row[c] ?? 1))
    equations[pivotRow] = scaled
    for (let k = 0; k < equations.length; k += 1)
      if (k !== pivotRow) {
        const factor = equations[k]?.[c] ?? 0
        equations[k] = (equations[k] as number[]).map((value, x) => value - factor * (scaled[x] ?? 0))
      }
    pivots.push(c)
    pivotRow += 1
  }
  return pivots.flatMap((c, k) => {
    const alone = (equations[k] as number[]).every((value, x) => x === c || Math.abs(value) < 1e-9)
    return alone ? [unknown[c] as [number, number]] : []
  })
}

const table = (rows: number, columns: number, most: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  })

describe('numbers that are shown', () => {
  it('hide every small one, nought among them, and every total that is small', () => {
    const shown = shownOf(
      [
        [0, 9],
        [9, 4],
      ],
      { least: 5, known: [] },
    )
    expect(shown[0]?.[0]).toBeNull()
    expect(shown[1]?.[1]).toBeNull()
    expect(shownOf([[1, 1]], { least: 5, known: [] })).toEqual([
      [null, null, null],
      [null, null, null],
    ])
  })

  it('stay as they are where none of them is small', () => {
    const counts = [
      [7, 9],
      [5, 6],
    ]
    expect(shownOf(counts, { least: 5, known: [] })).toEqual([
      [7, 9, 16],
      [5, 6, 11],
      [12, 15, 27],
    ])
  })

  it('give nobody who subtracts everything from everything a small one: each could differ by the least number', () => {
    const least = 2
    fc.assert(
      fc.property(table(3, 2, 3), fc.constantFrom<number[]>([], [0]), (truth, known) => {
        const shown = shownOf(truth, { least, known })
        const possible = tablesThatShow(shown, truth, known, 6)
        for (const [i, row] of truth.entries())
          for (const [j, value] of row.entries()) {
            if (value >= least || known.includes(i)) continue
            const values = possible.map((one) => one[i]?.[j] ?? 0)
            expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(least)
          }
      }),
      { numRuns: 25, seed: 20270519 },
    )
  })

  it('give no solution for a small one in tables as large as a county’s', () => {
    const least = 5
    const sparse = table(14, 5, 30).map((rows) => rows.map((row) => row.map((n) => (n < 20 ? n % 7 : n))))
    fc.assert(
      fc.property(sparse, (truth) => {
        const shown = shownOf(truth, { least, known: [] })
        const found = solved(shown).filter(([i, j]) => (truth[i]?.[j] ?? least) < least)
        expect(found).toEqual([])
      }),
      { numRuns: 40, seed: 20270519 },
    )
  })

  it('hide no more than a rectangle needs: one small number in a full table costs three others', () => {
    const counts = [
      [1, 20, 30],
      [20, 25, 30],
      [30, 35, 40],
    ]
    const shown = shownOf(counts, { least: 5, known: [] })
    expect(shown.flat().filter((value) => value === null)).toHaveLength(4)
    expect(shown.at(-1)?.at(-1)).toBe(231)
  })
})
