import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Bundle, bundleFunction, writeWhole } from './functions/bundle'
import { type FunctionConfig, readFunctionConfig } from './functions/function-config'
import { cloudbaserc, type DeploymentManifest, makeManifest } from './functions/manifest'

export interface FunctionsOptions {
  /** The repository: cloudfunctions/ and node_modules/ lie in it. */
  root: string
  /** The build folder (dist). */
  outDir: string
}

export interface FunctionsBuild {
  bundles: Bundle[]
  manifest: DeploymentManifest
}

/**
 * Builds every cloud function into `<outDir>/cloudfunctions/<name>` (index.js, config.json, package.json without
 * dependencies), and what the deployment needs to know into `<outDir>/manifest.json` and `<outDir>/cloudbaserc.json`.
 *
 * @throws Error when a function is not fit for production; see functions/checks.ts.
 */
export async function buildFunctions({ root, outDir }: FunctionsOptions): Promise<FunctionsBuild> {
  const sources = path.join(root, 'cloudfunctions')
  const target = path.join(outDir, 'cloudfunctions')
  const names = functionNames(sources)
  const configs = new Map<string, FunctionConfig>()
  const bundles: Bundle[] = []
  for (const name of names) {
    const folder = path.join(target, name)
    const config = readFunctionConfig(path.join(sources, name, 'config.json'))
    bundles.push(await bundleFunction(root, name, path.join(sources, name, 'index.ts'), folder))
    configs.set(name, config)
    writeWhole(folder, 'config.json', json(config))
    writeWhole(folder, 'package.json', json({ name, version: '1.0.0', private: true, main: 'index.js' }))
  }
  removeOthers(target, names)
  const manifest = await makeManifest(root, configs)
  writeWhole(outDir, 'manifest.json', json(manifest))
  writeWhole(outDir, 'cloudbaserc.json', json(cloudbaserc(manifest)))
  return { bundles, manifest }
}

/** A folder with an index.ts is a function; kit/ is what they share. */
function functionNames(sources: string): string[] {
  return readdirSync(sources)
    .filter((name) => name !== 'kit' && existsSync(path.join(sources, name, 'index.ts')))
    .sort()
}

/** A function that no longer exists must not be deployed from an old build. */
function removeOthers(target: string, names: string[]): void {
  if (!existsSync(target)) return
  for (const name of readdirSync(target)) {
    if (!names.includes(name)) rmSync(path.join(target, name), { recursive: true })
  }
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
