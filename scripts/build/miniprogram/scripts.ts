import path from 'node:path'
import { type OutputChunk, type Plugin, rolldown } from 'rolldown'
import { packageOf } from './app-json'
import { homesOfSharedModules, type ImportGraph } from './chunk-home'
import { deploymentModule, type PinnedDeployment } from './deployment'
import { readScript } from './phone-rules'
import { NPM, Sources } from './sources'
import type { Tree } from './tree'

/** The oldest JavaScript that our phones run: WeChat's minimum libVersion comes with engines of 2018 and later. */
const TARGET = 'es2018'
const RUNTIME = 'shared/runtime'

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
  let homes = new Map<string, string>()

  const bundle = await rolldown({
    cwd: sources.root,
    input,
    platform: 'browser',
    transform: { target: TARGET },
    tsconfig: false,
    logLevel: 'silent',
    onLog: (_level, log) => {
      if (log.code === 'UNRESOLVED_IMPORT') sources.problems.error(log.id ?? 'miniprogram', undefined, log.message)
    },
    plugins: [
      refuseForbiddenImports(sources, graph),
      resolveNpm(sources),
      replaceDeployment(sources, deployment),
      readEveryScript(sources, wxMembers),
      {
        name: 'graph',
        buildEnd() {
          for (const id of this.getModuleIds()) graph.imports.set(id, this.getModuleInfo(id)?.importedIds ?? [])
          homes = homesOfSharedModules(graph)
        },
      },
    ],
  })
  try {
    const { output } = await bundle.generate({
      format: 'cjs',
      entryFileNames: '[name].js',
      chunkFileNames: (chunk) => (chunk.moduleIds.some((id) => homes.has(id)) ? `${chunk.name}.js` : `${RUNTIME}.js`),
      comments: false,
      strictExecutionOrder: false,
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: tree.packages.map(({ root }) => ({
          name: root === '' ? 'shared/main' : `${root}/shared/main`,
          test: (id) => homes.get(id) === root,
          priority: root === '' ? 2 : 1,
        })),
      },
    })
    const chunks = output.filter((one): one is OutputChunk => one.type === 'chunk')
    checkReach(chunks, tree, sources)
    return { files: new Map(chunks.map((chunk) => [chunk.fileName, chunk.code])), wxMembers }
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

/** Faults that show in an import line. */
function refuseForbiddenImports(sources: Sources, graph: ImportGraph): Plugin {
  const contract = path.join(sources.root, 'contract') + path.sep
  return {
    name: 'refuse-forbidden-imports',
    async resolveId(specifier, importer, options) {
      if (!importer) return null
      const found = await this.resolve(specifier, importer, { ...options, skipSelf: true })
      const target = found?.id ?? specifier
      const reason = target.startsWith(contract)
        ? 'takes a value from contract/: the phone takes types only (import type)'
        : /node_modules[\\/]zod[\\/]/.test(target)
          ? 'brings zod to the phone, where it does not run: keep schemas in *.schema.ts'
          : /dayjs[\\/]plugin[\\/]timezone/.test(target)
            ? 'dayjs/plugin/timezone needs Intl, which phones lack: the offset is fixed at +08:00'
            : graph.entries.has(target) && !Sources.isNpm(importer)
              ? 'a page or component cannot be imported: move what is shared into a module of its own'
              : undefined
      if (reason) await reportImport(sources, importer, specifier, reason)
      return found
    },
  }
}

async function reportImport(sources: Sources, importer: string, specifier: string, reason: string): Promise<void> {
  const { readFile } = await import('node:fs/promises')
  const text = await readFile(importer, 'utf8')
  const at = text.search(new RegExp(`['"]${specifier.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}['"]`))
  const line = at < 0 ? undefined : text.slice(0, at).split('\n').length
  sources.problems.error(path.relative(sources.root, importer), line, `import '${specifier}' ${reason}`)
}

/** npm packages as WeChat's "build npm" lays them out: the package's mini program folder, its own packages inside it. */
function resolveNpm(sources: Sources): Plugin {
  return {
    name: 'resolve-mini-program-npm',
    async resolveId(specifier, importer, options) {
      if (!importer || /^[./]/.test(specifier)) return null
      const segments = specifier.split('/')
      const name = segments.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
      const published = sources.npmFolder(name)
      const nested = /^(.*[\\/]miniprogram_dist)[\\/]/.exec(importer)?.[1]
      const candidates = published ? [path.join(published, ...segments.slice(name.split('/').length))] : []
      if (nested) candidates.push(path.join(nested, 'miniprogram_npm', ...segments))
      for (const candidate of candidates) {
        const found = await this.resolve(candidate, importer, { ...options, skipSelf: true })
        if (found) return found
      }
      return null
    },
  }
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
  for (const chunk of chunks) {
    const from = packageOf(chunk.fileName, tree.packages)
    for (const imported of chunk.imports) {
      const to = packageOf(imported, tree.packages)
      if (!imported.endsWith('.js'))
        sources.problems.error(chunk.fileName, undefined, `requires ${imported}, which is not in the build`)
      else if (to !== '' && to !== from)
        sources.problems.error(chunk.fileName, undefined, `requires ${imported} of subpackage ${to}`)
    }
    if (chunk.dynamicImports.length > 0 && !chunk.fileName.startsWith(NPM)) {
      sources.problems.error(chunk.fileName, undefined, 'loads code at run time')
    }
  }
}
