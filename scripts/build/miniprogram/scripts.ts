import path from 'node:path'
import { type OutputChunk, type Plugin, type RolldownBuild, type RolldownError, rolldown } from 'rolldown'
import { packageOf } from './app-json'
import { homesOfSharedModules, type ImportGraph, RUNTIME, shelfOf } from './chunk-home'
import { deploymentModule, type PinnedDeployment } from './deployment'
import { refuseForbiddenImports, resolveNpm } from './import-rules'
import { readScript } from './phone-rules'
import { Sources } from './sources'
import type { Tree } from './tree'

/** The oldest JavaScript that our phones run: WeChat's minimum libVersion comes with engines of 2018 and later. */
const TARGET = 'es2018'

/** What bundling hands on: output path -> code, and the `wx.*` members that our code uses with a place for each. */
export interface BundledScripts {
  files: Map<string, string>
  wxMembers: Map<string, string>
}

/**
 * Bundles app, pages and components, each to its own path, with shared modules in the package that uses them.
 * Contract types vanish; contract values, zod and time-zone plugins are refused where they are imported.
 */
export async function bundleScripts(
  tree: Tree,
  sources: Sources,
  deployment: PinnedDeployment,
): Promise<BundledScripts> {
  const input = entryFiles(tree, sources)
  const graph: ImportGraph = { imports: new Map(), entries: new Map() }
  for (const [outputPath, file] of Object.entries(input)) graph.entries.set(file, packageOf(outputPath, tree.packages))
  const wxMembers = new Map<string, string>()
  const homes = new Map<string, string>()

  const bundle = await rolldown({
    cwd: sources.root,
    input,
    platform: 'browser',
    transform: { target: TARGET },
    tsconfig: false,
    logLevel: 'silent',
    plugins: [
      refuseForbiddenImports(sources, graph.entries),
      resolveNpm(sources),
      replaceDeployment(sources, deployment),
      readEveryScript(sources, wxMembers),
      {
        name: 'graph',
        buildEnd() {
          for (const id of this.getModuleIds()) graph.imports.set(id, this.getModuleInfo(id)?.importedIds ?? [])
          for (const [module, home] of homesOfSharedModules(graph)) homes.set(module, home)
        },
      },
    ],
  })
  const chunks = await generate(bundle, tree, homes, sources)
  checkReach(chunks, tree, sources)
  return { files: new Map(chunks.map((chunk) => [chunk.fileName, chunk.code])), wxMembers }
}

/** What the bundler itself refuses (a syntax error, say) becomes a problem with its place, and yields no code. */
async function generate(
  bundle: RolldownBuild,
  tree: Tree,
  homes: ReadonlyMap<string, string>,
  sources: Sources,
): Promise<OutputChunk[]> {
  try {
    const { output } = await bundle.generate({
      format: 'cjs',
      entryFileNames: '[name].js',
      // A chunk without a home of its own can only be the bundler's runtime.
      chunkFileNames: (chunk) => (chunk.name.includes('shared/') ? `${chunk.name}.js` : `shared/${RUNTIME}.js`),
      comments: false,
      codeSplitting: {
        // What a shared module imports is shared at least as widely, and finds its own home.
        includeDependenciesRecursively: false,
        groups: tree.packages.map(({ root }) => ({
          name: (id) => path.posix.join(root, 'shared', shelfOf(id)),
          test: (id) => homes.get(id) === root,
          priority: root === '' ? 2 : 1,
        })),
      },
    })
    return output.filter((one): one is OutputChunk => one.type === 'chunk')
  } catch (reason) {
    const errors = (reason as { errors?: RolldownError[] }).errors
    if (!errors) throw reason
    for (const { id, loc, message } of errors) {
      const file = loc?.file ?? id
      sources.problems.error(file ? path.relative(sources.root, file) : 'miniprogram', loc?.line, message)
    }
    return []
  } finally {
    await bundle.close()
  }
}

function entryFiles(tree: Tree, sources: Sources): Record<string, string> {
  const entries: Record<string, string> = {}
  for (const outputPath of ['app', ...tree.parts.keys()]) {
    const file = sources.script(outputPath)
    if (file) entries[outputPath] = file
  }
  return entries
}

function replaceDeployment(sources: Sources, deployment: PinnedDeployment): Plugin {
  const file = path.join(sources.folder, 'deployment.ts')
  return { name: 'deployment', load: (id) => (id === file ? deploymentModule(deployment) : null) }
}

function readEveryScript(sources: Sources, wxMembers: Map<string, string>): Plugin {
  return {
    name: 'phone-rules',
    transform(code, id) {
      if (!path.isAbsolute(id) || !/\.(ts|js)$/.test(id)) return null
      const file = path.relative(sources.root, id)
      const { findings, wxMembers: used } = readScript(code, id.endsWith('.ts') ? 'ts' : 'js', id)
      for (const { line, message } of findings) sources.problems.error(file, line, message)
      if (!Sources.isNpm(id)) for (const name of used) wxMembers.set(name, file)
      return null
    },
  }
}

/** The rule of packages, checked on what really came out. */
function checkReach(chunks: OutputChunk[], tree: Tree, sources: Sources): void {
  // Refused imports are left open; they have been named already.
  const complete = sources.problems.errors.length === 0
  const built = new Set(chunks.map((chunk) => chunk.fileName))
  for (const { fileName, imports } of chunks) {
    const from = packageOf(fileName, tree.packages)
    for (const imported of imports) {
      const to = packageOf(imported, tree.packages)
      const wrong = !built.has(imported) ? complete : to !== '' && to !== from
      if (wrong) sources.problems.error(fileName, undefined, `requires ${imported}, which is out of its reach`)
    }
  }
}
