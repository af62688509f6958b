/**
 * Which numbers of a table may be shown. Small ones are hidden, and with them as many larger ones as it takes that nobody who subtracts everything
 * from everything finds a small one again (complementary suppression; 《统计法》 forbids what lets a person be recognised).
 *
 * A table with its totals is one in which every line sums to nothing once totals count negative. What hidden numbers may be instead of what they are
 * are then circulations through the hidden places, from rows to columns and back: how far one of them can move is a flow.
 */
interface Suppression {
  /** Numbers below this are hidden. */
  least: number
  /** Rows that whoever reads the table knows anyway: their hidden numbers protect no other. */
  known: readonly number[]
}

type Table = readonly (readonly number[])[]
type Place = readonly [row: number, column: number]

/**
 * The table with a row and a column of totals, `null` where nothing is shown. Every hidden number below `least`, outside the known rows, could differ
 * by at least `least` for whoever sees the rest.
 */
export function shownOf(counts: Table, { least, known }: Suppression): (number | null)[][] {
  const table = withTotals(counts)
  const hidden = table.map((row) => row.map((value) => value < least))
  const guarded: Guarded = { table, hidden, known: new Set(known), least }
  for (const place of placesOf(table))
    if (isSmall(guarded, place) && room(guarded, place) < least) hideAround(guarded, place)
  return table.map((row, i) => row.map((value, j) => (hidden[i]?.[j] ? null : value)))
}

interface Guarded {
  table: Table
  hidden: boolean[][]
  known: ReadonlySet<number>
  least: number
}

function withTotals(counts: Table): number[][] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const rows = counts.map((row) => [...row, sum(row)])
  const columns = (counts[0]?.length ?? 0) + 1
  return [...rows, Array.from({ length: columns }, (_, j) => sum(rows.map((row) => row[j] ?? 0)))]
}

function placesOf(table: Table): Place[] {
  return table.flatMap((row, i) => row.map((_, j): Place => [i, j]))
}

const valueAt = ({ table }: Guarded, [i, j]: Place): number => table[i]?.[j] ?? 0
const isSmall = (guarded: Guarded, place: Place): boolean =>
  valueAt(guarded, place) < guarded.least && !guarded.known.has(place[0])

/** A total counts against what it sums; the total of totals for it again. */
const isNegative = ({ table }: Guarded, [i, j]: Place): boolean =>
  (i === table.length - 1) !== (j === (table[0]?.length ?? 0) - 1)

/** How far a place can go along the flow, or against it. No number is less than nothing. */
function slack(guarded: Guarded, place: Place, way: 'along' | 'against'): number {
  const falls = isNegative(guarded, place) === (way === 'along')
  return falls ? valueAt(guarded, place) : Number.POSITIVE_INFINITY
}

/** By how much the number at a hidden place could differ, for whoever sees all that is shown; no more than needed is looked for. */
function room(guarded: Guarded, place: Place): number {
  const [row, column] = place
  const there = Math.min(slack(guarded, place, 'along'), flow(guarded, place, { fromColumn: column, toRow: row }))
  const back = Math.min(slack(guarded, place, 'against'), flow(guarded, place, { fromRow: row, toColumn: column }))
  return there + back
}

type Ends = { fromColumn: number; toRow: number } | { fromRow: number; toColumn: number }

/** The greatest flow between the two ends of a place over the other hidden ones, by shortest ways; looked for up to `least`. */
function flow(guarded: Guarded, without: Place, ends: Ends): number {
  const { table, hidden, known, least } = guarded
  const rows = table.length
  const columns = table[0]?.length ?? 0
  const moved = table.map((row) => row.map(() => 0))
  const [from, to] = 'fromRow' in ends ? [ends.fromRow, rows + ends.toColumn] : [rows + ends.fromColumn, ends.toRow]
  /** From a row to a column a place goes along, from a column to a row against. */
  const between = (a: number, b: number): { place: Place; left: number } => {
    const along = a < rows
    const place: Place = along ? [a, b - rows] : [b, a - rows]
    const [i, j] = place
    const open = hidden[i]?.[j] === true && !known.has(i) && !(i === without[0] && j === without[1])
    const done = moved[i]?.[j] ?? 0
    if (!open) return { place, left: 0 }
    return { place, left: along ? slack(guarded, place, 'along') - done : slack(guarded, place, 'against') + done }
  }
  let total = 0
  while (total < least) {
    const way = shortestWay(rows, columns, from, to, (a, b) => between(a, b).left > 0)
    if (way.length === 0) break
    const steps = way.slice(1).map((node, k) => between(way[k] ?? from, node))
    const amount = Math.min(least - total, ...steps.map(({ left }) => left))
    for (const [k, { place }] of steps.entries()) {
      const line = moved[place[0]]
      if (line) line[place[1]] = (line[place[1]] ?? 0) + ((way[k] ?? 0) < rows ? amount : -amount)
    }
    total += amount
  }
  return total
}

/** Rows are the nodes from 0, columns those after them. */
function shortestWay(
  rows: number,
  columns: number,
  from: number,
  to: number,
  isOpen: (a: number, b: number) => boolean,
): number[] {
  const cameFrom = new Map<number, number>([[from, from]])
  const queue = [from]
  for (const node of queue) {
    if (node === to) break
    const [first, count] = node < rows ? [rows, columns] : [0, rows]
    for (let next = first; next < first + count; next += 1) {
      if (cameFrom.has(next) || !isOpen(node, next)) continue
      cameFrom.set(next, node)
      queue.push(next)
    }
  }
  if (!cameFrom.has(to)) return []
  const way = [to]
  while (way[0] !== from) way.unshift(cameFrom.get(way[0] ?? from) ?? from)
  return way
}

/**
 * Hides the three other corners of the rectangle around a place that costs the least and lets it move far enough. The one over the totals always does:
 * totals may be as large as one likes.
 */
function hideAround(guarded: Guarded, [row, column]: Place): void {
  const { table, hidden, known, least } = guarded
  let best: { corners: Place[]; cost: number } | null = null
  for (const [i, j] of placesOf(table)) {
    if (i === row || j === column || known.has(i)) continue
    const corners: Place[] = [
      [row, j],
      [i, j],
      [i, column],
    ]
    const turn = (way: 'along' | 'against') => {
      const other = way === 'along' ? 'against' : 'along'
      const ways = [way, other, way, other] as const
      const around: Place[] = [[row, column], ...corners]
      return Math.min(...around.map((place, k) => slack(guarded, place, ways[k] ?? way)))
    }
    if (turn('along') + turn('against') < least) continue
    const cost = corners.reduce(
      (sum, place) => sum + (hidden[place[0]]?.[place[1]] ? 0 : valueAt(guarded, place) + 1),
      0,
    )
    if (best === null || cost < best.cost) best = { corners, cost }
  }
  for (const [i, j] of best?.corners ?? []) {
    const line = hidden[i]
    if (line) line[j] = true
  }
}
