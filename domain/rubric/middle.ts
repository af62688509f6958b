import type { Hundredths } from './score'

/** The middle of some homes, of two middle ones half way between, rounded down; null of none. */
export function middleOf(previews: readonly Hundredths[]): Hundredths | null {
  if (previews.length === 0) return null
  const inOrder = [...previews].sort((a, b) => a - b)
  const half = Math.floor(inOrder.length / 2)
  const [low = 0, high = 0] =
    inOrder.length % 2 === 1 ? [inOrder[half], inOrder[half]] : inOrder.slice(half - 1, half + 1)
  return Math.floor((low + high) / 2)
}
