import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'rolldown'
import { Sources } from './sources'

/** Faults that show in an import line. What is refused is left out, so that one build names them all. */
export function refuseForbiddenImports(sources: Sources, entries: ReadonlyMap<string, string>): Plugin {
  const contract = path.join(sources.root, 'contract') + path.sep
  const refusal = (target: string, importer: string): string | undefined => {
    if (target.startsWith(contract)) return 'takes a value from contract/: the phone takes types only (import type)'
    if (/node_modules[\\/]zod[\\/]/.test(target)) {
      return 'brings zod to the phone, where it does not run: keep schemas in *.schema.ts'
    }
    if (/dayjs[\\/]plugin[\\/]timezone/.test(target)) {
      return 'needs Intl, which phones lack: the offset is fixed at +08:00'
    }
    if (entries.has(target) && !Sources.isNpm(importer)) {
      return 'takes a page or component: move what is shared into a module of its own'
    }
    return undefined
  }
  return {
    name: 'refuse-forbidden-imports',
    async resolveId(specifier, importer, options) {
      if (!importer) return null
      const found = await this.resolve(specifier, importer, { ...options, skipSelf: true })
      const target = found?.id ?? specifier
      const reason = found === null ? 'leads nowhere' : refusal(target, importer)
      if (!reason) return found
      await reportImport(sources, importer, specifier, reason)
      return { id: target, external: true }
    },
  }
}

async function reportImport(sources: Sources, importer: string, specifier: string, reason: string): Promise<void> {
  const text = await readFile(importer, 'utf8')
  const line = lineOfValueImport(text, specifier)
  sources.problems.error(path.relative(sources.root, importer), line, `import '${specifier}' ${reason}`)
}

/** The same module may be imported for its types on another line, which is no fault. */
function lineOfValueImport(text: string, specifier: string): number | undefined {
  const names = [`'${specifier}'`, `"${specifier}"`]
  const at = text
    .split('\n')
    .findIndex((line) => names.some((name) => line.includes(name)) && !/^\s*(import|export) type\b/.test(line))
  return at < 0 ? undefined : at + 1
}

/** npm packages as WeChat's "build npm" lays them out: the package's mini program folder, its own packages inside it. */
export function resolveNpm(sources: Sources): Plugin {
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
