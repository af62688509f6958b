const LINE_POINTS = 14
const MARGIN_POINTS = 4
/** Excel takes no higher row. */
const MOST_POINTS = 409

/** How high a row must be for a text that wraps in a column so wide, in points: not every program finds that out when it opens a file. */
export function heightFor(text: string, width: number): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / Math.max(1, width))), 0)
  return Math.min(MOST_POINTS, lines * LINE_POINTS + MARGIN_POINTS)
}

/** In characters of a column's width; a Chinese one is two wide. */
function widthOf(line: string): number {
  return [...line].reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 0)
}
