/** The import graph of one bundle: module -> modules it imports, and the entry modules with their code package. */
export interface ImportGraph {
  imports: Map<string, readonly string[]>
  entries: Map<string, string>
}

/**
 * Decides in which code package each shared module lives. WeChat loads packages apart from each other: a subpackage may
 * require from the main package, never from another subpackage, and main from nobody. So a module used by several entries
 * of one package stays in that package, and one used by several packages goes to main ('').
 * Modules used by a single entry, and entries themselves, have no home: they stay inside their entry.
 */
export function homesOfSharedModules(graph: ImportGraph): Map<string, string> {
  const usedBy = new Map<string, Set<string>>()
  for (const entry of graph.entries.keys()) {
    const seen = new Set<string>()
    const waiting = [entry]
    for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
      if (seen.has(module)) continue
      seen.add(module)
      const users = usedBy.get(module) ?? new Set()
      usedBy.set(module, users.add(entry))
      waiting.push(...(graph.imports.get(module) ?? []))
    }
  }
  const homes = new Map<string, string>()
  for (const [module, users] of usedBy) {
    if (users.size < 2 || graph.entries.has(module)) continue
    const packages = new Set([...users].map((entry) => graph.entries.get(entry) ?? ''))
    homes.set(module, packages.size === 1 ? ([...packages][0] ?? '') : '')
  }
  return homes
}

/** What the bundler adds (CommonJS interop): a shelf apart, since npm shelves need it before ours is loaded. */
export const RUNTIME = 'runtime'

/**
 * On which shelf of its package a shared module lies: npm packages each on their own (a scope counts as one), so that a page
 * that uses one library does not load and run another; helpers of lowered syntax on 'lowering'; all our own code on 'main'.
 */
export function shelfOf(module: string): string {
  if (module.startsWith('\0rolldown')) return RUNTIME
  if (module.startsWith('\0')) return 'lowering'
  return /node_modules[\\/](@?[^\\/]+)/.exec(module)?.[1]?.replace('@', '') ?? 'main'
}
