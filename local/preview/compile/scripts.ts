import fs from 'node:fs'
import path from 'node:path'
import type { Packages } from './app-config'

/**
 * Names that exist in a browser and not in a mini program's JavaScript: shadowed, so that code which reaches for
 * them fails here as it would on a phone (WeChat, "JavaScript 支持情况").
 */
const BROWSER_ONLY = (
  'eval window document self navigator location history fetch XMLHttpRequest WebSocket EventSource localStorage ' +
  'sessionStorage indexedDB alert confirm prompt Worker parent top frames Image Audio Element Node HTMLElement'
).split(' ')

const looksLikeEsModule = (source: string) => /^\s*(import\s*[\w{*'"]|export\s+[\w{*])/m.test(source)

/** An npm component may still be an ES module; DevTools turns it into CommonJS, and so does this. */
function toCommonJs(file: string, source: string): string {
  if (!looksLikeEsModule(source)) return source
  const swc = require('@swc/core') as typeof import('@swc/core')
  return swc.transformSync(source, {
    filename: file,
    swcrc: false,
    jsc: { parser: { syntax: 'ecmascript' }, target: 'es2020' },
    module: { type: 'commonjs' },
  }).code
}

function* javascriptFiles(root: string, directory = ''): Generator<string> {
  const entries = fs.readdirSync(path.join(root, directory), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.posix.join(directory, entry.name)
    if (entry.isDirectory()) yield* javascriptFiles(root, file)
    else if (entry.name.endsWith('.js')) yield file
  }
}

/**
 * Wraps every CommonJS file as a module function, grouped by package ('' is the main one).
 * @returns package root -> a script that hands its modules to the phone
 */
export function compileScripts(root: string, packages: Packages): Map<string, string> {
  const modules = new Map<string, string[]>([['', []], ...packages.roots.map((one): [string, string[]] => [one, []])])
  for (const file of javascriptFiles(root)) {
    const source = toCommonJs(file, fs.readFileSync(path.join(root, file), 'utf8'))
    const wrapped = `${JSON.stringify(file)}:function(require,module,exports){${source}\n}`
    modules.get(packages.packageOf(file))?.push(wrapped)
  }
  const scripts = new Map<string, string>()
  for (const [name, list] of modules) {
    const body = `(function(${BROWSER_ONLY.join(',')}){return {\n${list.join(',\n')}\n}})()`
    scripts.set(name, `__miniprogram.modules(${JSON.stringify(name)},${body})\n`)
  }
  return scripts
}
