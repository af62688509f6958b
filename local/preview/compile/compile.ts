import { readPackages } from './app-config'
import type { AppManifest, Problem } from './app-manifest'
import { walkComponents } from './components'
import { compileScripts } from './scripts'
import { compileStyles } from './styles'
import { compileTemplates } from './templates'

/** A built mini program, ready for the browser. */
export interface CompiledApp {
  /** Package root ('' is main) -> script. The main script also carries templates, styles and configuration. */
  scripts: Map<string, string>
  problems: Problem[]
  milliseconds: number
}

/**
 * Compiles a built mini program folder (app.json, CommonJS .js, .wxml, .wxss, .json, miniprogram_npm).
 * Problems of single files are collected by name; only a folder that is no mini program throws.
 */
export function compileMiniProgram(root: string): CompiledApp {
  const started = performance.now()
  const problems: Problem[] = []
  const packages = readPackages(root, problems)
  const components = walkComponents(root, packages, problems)
  const templates = compileTemplates(root, components.keys(), problems)
  const styles = compileStyles(root, packages.pages, components, problems)
  const scripts = compileScripts(root, packages)
  const manifest: AppManifest = {
    ...styles,
    app: packages.app,
    pages: packages.pages,
    roots: packages.roots,
    components: [...components],
    problems: problems.filter((one) => one.level === 'error'),
  }
  scripts.set('', `__miniprogram.describe(${JSON.stringify(manifest)},${templates})\n${scripts.get('') ?? ''}`)
  return { scripts, problems, milliseconds: Math.round(performance.now() - started) }
}
