import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type OutputChunk, rolldown } from 'rolldown'
import { forbiddenIn } from './checks'
import { slimSdk } from './slim-sdk'

/** Where the bytes of a bundle come from, before minification. */
export interface PackageWeight {
  package: string
  bytes: number
}

export interface Bundle {
  name: string
  bytes: number
  weights: PackageWeight[]
}

/**
 * Bundles one function into a single CommonJS file that needs nothing beside it.
 *
 * @throws Error when the bundle contains what production must not have.
 */
export async function bundleFunction(root: string, name: string, entry: string, outDir: string): Promise<Bundle> {
  const build = await rolldown({
    input: entry,
    cwd: root,
    platform: 'node',
    transform: { target: 'node20' },
    plugins: [slimSdk()],
    logLevel: 'warn',
  })
  const { output } = await build.generate({ format: 'cjs', exports: 'named', codeSplitting: false, minify: true })
  await build.close()
  const chunk = output.find((part): part is OutputChunk => part.type === 'chunk')
  if (!chunk || output.length !== 1) throw new Error(`${name}: expected one file, got ${output.length}`)
  const modules = new Map(Object.entries(chunk.modules).map(([id, { code }]) => [id, code ?? '']))
  const faults = forbiddenIn(root, modules)
  if (faults.length > 0) throw new Error(`function ${name} must not be deployed:\n  ${faults.join('\n  ')}`)
  writeWhole(outDir, 'index.js', chunk.code)
  return { name, bytes: Buffer.byteLength(chunk.code), weights: weigh(chunk) }
}

/** Writes a file so that whoever reads it sees the old one or the new one, never half of either. */
export function writeWhole(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, name)
  rmSync(`${file}.new`, { force: true })
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

function weigh(chunk: OutputChunk): PackageWeight[] {
  const sums = new Map<string, number>()
  for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
    const inside = id.split(/node_modules[\\/]/).at(-1) ?? id
    const parts = inside.split(/[\\/]/)
    const name = inside === id ? 'own code' : parts.slice(0, inside.startsWith('@') ? 2 : 1).join('/')
    sums.set(name, (sums.get(name) ?? 0) + renderedLength)
  }
  return [...sums].map(([name, bytes]) => ({ package: name, bytes })).sort((a, b) => b.bytes - a.bytes)
}
