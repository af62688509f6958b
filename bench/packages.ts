import { buildMiniprogram } from '../scripts/build/miniprogram'
import { DIST, ROOT } from '../scripts/repository'
import { atMost, type Measure } from './measure'

/** Weight of every code package of the mini program, in whole KB of 1,024 bytes, as WeChat downloads them. */
export async function bench(): Promise<Measure[]> {
  const { packages } = await buildMiniprogram({ root: ROOT, outDir: DIST })
  return packages.map(({ root, bytes, budget }) =>
    atMost(
      'packages',
      'count',
      `${root === '' ? 'main package' : `subpackage ${root}`}, KB`,
      Math.ceil(bytes / 1024),
      budget / 1024,
    ),
  )
}
