import { parseArgs } from 'node:util'
import { buildFunctions } from './build/functions'
import { buildMiniprogram } from './build/miniprogram'
import { describe } from './build/miniprogram/problems'
import { kilobytes } from './build/miniprogram/sizes'
import { DIST, ROOT } from './repository'

/**
 * `npm run build`: cloud functions, deployment manifest and mini program into dist/.
 * `--config <file>` pins another deployment than this machine's own.
 */
async function build(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: 'string' } } })
  await timed('cloud functions', async () => {
    await buildFunctions({ root: ROOT, outDir: DIST })
    return 'dist/cloudfunctions, dist/manifest.json'
  })
  await timed('mini program', async () => {
    const { packages, warnings, official, files } = await buildMiniprogram({
      root: ROOT,
      outDir: DIST,
      config: values.config,
    })
    for (const warning of warnings) console.warn(`  warning ${describe(warning)}`)
    if (!official.ran) console.warn(`  WARNING wcc and wcsc did not check this build: ${official.reason}`)
    const sizes = packages.map(({ root, bytes }) => `${root || 'main'} ${kilobytes(bytes)}`).join(', ')
    return `dist/miniprogram, ${files} files (${sizes})`
  })
}

async function timed(what: string, act: () => Promise<string>): Promise<void> {
  const start = performance.now()
  const result = await act()
  console.log(`built ${what} in ${((performance.now() - start) / 1000).toFixed(1)} s: ${result}`)
}

build().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : reason)
  process.exitCode = 1
})
