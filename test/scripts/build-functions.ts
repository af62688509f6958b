import { buildFunctions } from '../../scripts/build/functions'

/** Builds each folder given and prints what came of it; its own process, since jest does not load ES modules. */
export interface FunctionsOutcome {
  failure?: string
  bytes?: Record<string, number>
}

async function build(root: string): Promise<FunctionsOutcome> {
  try {
    const { bundles } = await buildFunctions({ root, outDir: `${root}/dist` })
    return { bytes: Object.fromEntries(bundles.map(({ name, bytes }) => [name, bytes])) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

async function main(roots: string[]): Promise<void> {
  const outcomes: FunctionsOutcome[] = []
  for (const root of roots) outcomes.push(await build(root))
  process.stdout.write(JSON.stringify(outcomes))
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
