import { type CodePackage, packageOf } from './app-json'
import type { Problems } from './problems'

/** Budgets of the house in bytes, well under WeChat's 2 MB a package, so that the first screen opens quickly. */
export const BUDGETS = { main: 800 * 1024, subpackage: 600 * 1024, image: 60 * 1024, tabIcon: 40 * 1024 }

const IMAGE = /\.(png|jpe?g|gif|webp|svg)$/

export interface PackageSize {
  root: string
  bytes: number
  budget: number
}

/** Bytes of every code package, from output path -> bytes of each file. */
export function packageSizes(sizes: Map<string, number>, packages: CodePackage[]): PackageSize[] {
  const totals = new Map(packages.map(({ root }) => [root, 0]))
  for (const [file, bytes] of sizes) {
    const root = packageOf(file, packages)
    totals.set(root, (totals.get(root) ?? 0) + bytes)
  }
  return [...totals].map(([root, bytes]) => ({ root, bytes, budget: root === '' ? BUDGETS.main : BUDGETS.subpackage }))
}

export function checkSizes(sizes: Map<string, number>, packages: CodePackage[], problems: Problems): PackageSize[] {
  for (const [file, bytes] of sizes) {
    if (IMAGE.test(file) && bytes > BUDGETS.image) {
      problems.error(
        `miniprogram/${file}`,
        undefined,
        `image of ${kilobytes(bytes)}, at most ${kilobytes(BUDGETS.image)}`,
      )
    }
  }
  const totals = packageSizes(sizes, packages)
  for (const { root, bytes, budget } of totals) {
    if (bytes <= budget) continue
    const name = root === '' ? 'the main package' : `subpackage ${root}`
    problems.error(
      'miniprogram/app.json',
      undefined,
      `${name} weighs ${kilobytes(bytes)}, at most ${kilobytes(budget)}`,
    )
  }
  return totals
}

export function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`
}
