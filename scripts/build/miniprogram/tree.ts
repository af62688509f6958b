import path from 'node:path'
import { type AppJson, type CodePackage, codePackages, packageOf } from './app-json'
import { lineOf } from './problems'
import { NPM, type Sources } from './sources'

/** A page or component that the mini program can reach, by its output path without an ending. */
export interface Part {
  path: string
  kind: 'page' | 'component'
  package: string
  /** Tag name -> output path of the component, app-wide ones included. */
  components: Map<string, string>
  /** Tag names that a parent fills in (componentGenerics). */
  generics: string[]
}

export interface Tree {
  packages: CodePackage[]
  parts: Map<string, Part>
}

const FILES_OF_A_PAGE = ['.json', '.wxml', '.wxss']
const FILES_OF_A_COMPONENT = ['.json', '.wxml']

/** Walks from app.json over pages to every component they use, own or npm, and says what is missing on the way. */
export function walkTree(app: AppJson, sources: Sources): Tree {
  const packages = codePackages(app)
  const parts = new Map<string, Part>()
  const appWide = resolveAll('app', app.usingComponents, sources)

  const visit = (outputPath: string, kind: Part['kind'], namedIn: string, name: string): void => {
    if (parts.has(outputPath)) return
    const part: Part = {
      path: outputPath,
      kind,
      package: packageOf(outputPath, packages),
      components: new Map(),
      generics: [],
    }
    parts.set(outputPath, part)
    if (!checkFiles(part, sources, namedIn, name)) return
    const json = sources.json(`${outputPath}.json`)
    if (!json) return
    const file = `${outputPath}.json`
    if (kind === 'component' && json.component !== true) {
      sources.problems.error(sources.name(file), 1, 'a component needs "component": true')
    }
    const using = (json.usingComponents ?? {}) as Record<string, string>
    const placeholders = (json.componentPlaceholder ?? {}) as Record<string, string>
    const generics = (json.componentGenerics ?? {}) as Record<string, { default?: string } | boolean>
    part.generics = Object.keys(generics)
    const own = resolveAll(outputPath, using, sources)
    part.components = outputPath.startsWith(NPM) ? own : new Map([...appWide, ...own])
    for (const [tag, target] of part.components) {
      const owner = own.has(tag) ? file : 'app.json'
      visit(target, 'component', owner, (own.has(tag) ? using : app.usingComponents)[tag] ?? tag)
      const home = packageOf(target, packages)
      if (home !== '' && home !== part.package && placeholders[tag] === undefined) {
        sources.problems.error(
          sources.name(owner),
          lineOf(sources.text(owner), `"${tag}"`),
          `<${tag}> lives in subpackage ${home}: name a componentPlaceholder for it, or move it to the main package`,
        )
      }
    }
    for (const generic of Object.values(generics)) {
      if (typeof generic === 'object' && generic.default)
        visit(resolve(outputPath, generic.default, sources), 'component', file, generic.default)
    }
  }
  for (const { pages } of packages) for (const page of pages) visit(page, 'page', 'app.json', page)
  if (app.tabBar?.custom) visit('custom-tab-bar/index', 'component', 'app.json', 'custom')
  return { packages, parts }
}

/** A missing part is named where it was asked for; a part with a missing file is named where the file should be. */
function checkFiles(part: Part, sources: Sources, namedIn: string, name: string): boolean {
  const needed = part.kind === 'page' ? FILES_OF_A_PAGE : FILES_OF_A_COMPONENT
  const missing = needed.filter((end) => !sources.exists(part.path + end))
  if (!sources.script(part.path)) missing.push('.ts')
  if (missing.length === 0) return true
  // app.json names the pages of a subpackage from its root.
  const short = part.package === '' ? name : name.slice(part.package.length + 1)
  const line = lineOf(sources.text(namedIn), `"${name}"`) ?? lineOf(sources.text(namedIn), `"${short}"`)
  const shown = missing.map((end) => sources.name(part.path + end)).join(', ')
  sources.problems.error(sources.name(namedIn), line, `${part.kind} ${name} is missing ${shown}`)
  return false
}

function resolveAll(from: string, using: Record<string, string>, sources: Sources): Map<string, string> {
  return new Map(Object.entries(using).map(([tag, reference]) => [tag, resolve(from, reference, sources)]))
}

/** WeChat's order: from the root with a slash, beside the file, then an npm package. */
export function resolve(from: string, reference: string, sources: Sources): string {
  if (reference.startsWith('/')) return reference.slice(1)
  const beside = path.posix.join(path.posix.dirname(from), reference)
  if (reference.startsWith('.') || sources.exists(`${beside}.json`)) return beside
  return NPM + reference
}
