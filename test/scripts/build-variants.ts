import { buildMiniprogram } from '../../scripts/build/miniprogram'
import { BuildFailure, describe } from '../../scripts/build/miniprogram/problems'

/** What one build said, in a form that goes through a pipe. */
export interface VariantOutcome {
  errors: string[]
  warnings: string[]
}

/**
 * Run by tsx as a process of its own, since the bundler is an ES module and jest runs CommonJS: builds every folder named
 * on the command line and prints a JSON list of outcomes.
 */
async function buildAll(roots: string[]): Promise<VariantOutcome[]> {
  const outcomes: VariantOutcome[] = []
  for (const root of roots) {
    try {
      const { warnings } = await buildMiniprogram({ root, outDir: `${root}/dist`, config: 'deployment.json' })
      outcomes.push({ errors: [], warnings: warnings.map(describe) })
    } catch (reason) {
      if (!(reason instanceof BuildFailure)) throw reason
      outcomes.push({ errors: reason.problems.map(describe), warnings: [] })
    }
  }
  return outcomes
}

if (require.main === module) {
  buildAll(process.argv.slice(2)).then(
    (outcomes) => console.log(JSON.stringify(outcomes)),
    (reason: unknown) => {
      console.error(reason)
      process.exitCode = 1
    },
  )
}
