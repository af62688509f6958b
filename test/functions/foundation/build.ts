import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { buildFunctions } from '../../../scripts/build/functions'

const ROOT = path.join(__dirname, '..', '..', '..')

/** Every cloud function as it is deployed, and the inspector beside them. */
export async function build(outDir: string): Promise<void> {
  await buildFunctions({ root: ROOT, outDir })
  const bundle = await rolldown({
    input: path.join(__dirname, '..', 'inspector', 'index.ts'),
    platform: 'node',
    logLevel: 'silent',
  })
  const { output } = await bundle.generate({ format: 'cjs', exports: 'named', codeSplitting: false })
  await bundle.close()
  const folder = path.join(outDir, 'cloudfunctions', 'inspector')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'index.js'), output[0].code)
}
