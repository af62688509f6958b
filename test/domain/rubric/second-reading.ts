/**
 * The five-has score once more, read from the rubric's page and not from the project's data: BigInt rationals, one line an indicator. Tests
 * hold the product against it.
 */
type Q = readonly [over: bigint, under: bigint]

export interface Home {
  covered: number | null
  leadUntrained: boolean
  shortWindow: boolean
  counts: Record<'A1' | 'B1' | 'B2' | 'D4' | 'D5' | 'E1' | 'E2', number>
  shares: Record<'A2' | 'B3' | 'B4' | 'C1' | 'C3' | 'C4' | 'D1' | 'D2' | 'D3' | 'E3', readonly [number, number]>
  plan: 'onTime' | 'late' | 'none'
  /** In halves: two reviewers' counts added up. */
  seen: Record<'A3' | 'A4' | 'A5' | 'B5' | 'C5' | 'D6' | 'E4' | 'E5', number>
}

/** jest reaches globals slowly; these are read a million times. */
const whole = BigInt
const { max, min } = Math

const q = (over: number, under: number): Q => [whole(over), whole(under)]
const clamp = ([over, under]: Q): Q => (over <= 0n ? [0n, 1n] : over >= under ? [1n, 1n] : [over, under])

/** A line from zero at `z` to one at `f`, both in ten-thousandths, for k of n. */
function line([k, n]: readonly [number, number], z: number, f: number): Q | null {
  if (n === 0) return null
  return clamp([10000n * whole(k) - whole(z) * whole(n), whole(n) * whole(f - z)])
}

function dimension(weight: number, parts: readonly (readonly [number, Q | null])[]): number {
  let over = 0n
  let under = 1n
  let counting = 0
  for (const [points, part] of parts) {
    if (part === null) continue
    counting += points
    over = over * part[1] + whole(points) * part[0] * under
    under *= part[1]
  }
  const scaledOver = over * whole(weight) * 100n
  const scaledUnder = under * whole(counting)
  return Number((2n * scaledOver + scaledUnder) / (2n * scaledUnder))
}

/** Dimensions and total in hundredths, in the order A to E. */
export function readAgain({ covered, leadUntrained, shortWindow, counts, shares, plan, seen }: Home): number[] {
  const target = max(15, min(60, Number((whole(covered ?? 0) + 4n) / 5n)))
  const trained = line(shares.B4, 0, 5000)
  const capped = leadUntrained && trained && 2n * trained[0] > trained[1] ? q(1, 2) : trained
  const banquet = counts.D4 > 0 ? q(1, 1) : shortWindow ? null : q(0, 1)
  const dimensions = [
    dimension(20, [
      [3, q(counts.A1, 5)],
      [4, line(shares.A2, 5000, 9000)],
      [5, q(seen.A3, 10)],
      [5, q(seen.A4, 10)],
      [3, q(seen.A5, 6)],
    ]),
    dimension(20, [
      [4, counts.B1 === 0 ? q(0, 1) : counts.B1 === 1 ? q(3, 4) : q(1, 1)],
      [4, counts.B2 === 0 ? q(0, 1) : q(1, 1)],
      [4, line(shares.B3, 4000, 9000)],
      [3, capped],
      [5, q(seen.B5, 10)],
    ]),
    dimension(20, [
      [7, line(shares.C1, 6000, 9500)],
      [3, plan === 'onTime' ? q(1, 1) : plan === 'late' ? q(1, 2) : q(0, 1)],
      [4, line(shares.C3, 6000, 9500)],
      [3, line(shares.C4, 6000, 9500)],
      [3, q(seen.C5, 8)],
    ]),
    dimension(25, [
      [7, line(shares.D1, 5000, 9000)],
      [5, line(shares.D2, 5000, 9166)],
      [4, shares.D3[1] === 0 ? null : q(shares.D3[0], shares.D3[1])],
      [2, banquet],
      [3, clamp(q(4 * counts.D5 - target, 3 * target))],
      [4, q(seen.D6, 8)],
    ]),
    dimension(15, [
      [4, clamp(q(counts.E1, 6))],
      [2, clamp(q(counts.E2, 2))],
      [2, line(shares.E3, 4000, 8000)],
      [4, q(seen.E4, 8)],
      [3, q(seen.E5, 6)],
    ]),
  ]
  return [...dimensions, dimensions.reduce((all, one) => all + one, 0)]
}
