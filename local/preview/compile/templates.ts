import fs from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Problem } from './app-manifest'

interface TemplateWarning {
  isError: boolean
  message: string
  startLine: number
  startColumn: number
}

/**
 * WXS differs from JavaScript in two ways that matter here: `x.constructor === 'Array'` compares a name,
 * and getRegExp takes the text as it stands, without escapes (WXS reference, "数据类型").
 */
const wxsToJs = (source: string) =>
  source
    .replace(/\.constructor\b(?=\s*(===?|!==?)\s*['"])/g, '.constructor.name')
    .replace(
      /(getRegExp\(\s*)(['"])((?:\\.|(?!\2).)*)\2/g,
      (_, head: string, quote: string, text: string) => head + quote + text.replace(/\\(?!\\)/g, '\\\\') + quote,
    )

const WXS_GLOBALS =
  'var getRegExp=function(a,b){return new RegExp(a,b)};' +
  'var getDate=function(){return arguments.length?new Date(...arguments):new Date()};'

/**
 * Compiles the WXML of every component and what it imports, with WeChat's own compiler (glass-easel, WASM).
 * @returns a JavaScript expression: path -> compiled template
 */
export function compileTemplates(root: string, components: Iterable<string>, problems: Problem[]): string {
  const group = new TmplGroup()
  const done = new Set<string>()
  group.setExtraRuntimeScript(WXS_GLOBALS)

  const addScript = (file: string) => {
    if (done.has(`${file}.wxs`)) return
    done.add(`${file}.wxs`)
    const absolute = path.join(root, `${file}.wxs`)
    if (!fs.existsSync(absolute)) {
      problems.push({ file: `${file}.wxs`, level: 'error', message: 'WXS file does not exist' })
      return
    }
    const source = fs.readFileSync(absolute, 'utf8')
    // <wxs src> drops the suffix, require() inside WXS keeps it: both names must lead here.
    group.addScript(file, wxsToJs(source))
    group.addScript(`${file}.wxs`, wxsToJs(source))
    for (const match of source.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)) {
      const reference = (match[1] ?? '').replace(/\.wxs$/, '')
      addScript(reference.startsWith('/') ? reference.slice(1) : path.posix.join(path.posix.dirname(file), reference))
    }
  }

  const addTemplate = (file: string) => {
    if (done.has(file)) return
    done.add(file)
    const absolute = path.join(root, `${file}.wxml`)
    if (!fs.existsSync(absolute)) {
      problems.push({ file: `${file}.wxml`, level: 'error', message: 'WXML file does not exist' })
      return
    }
    const warnings = (group.addTmpl(file, fs.readFileSync(absolute, 'utf8')) ?? []) as TemplateWarning[]
    for (const one of warnings)
      problems.push({
        file: `${file}.wxml`,
        // glass-easel closes a tag by itself; WeChat's own compiler stops there.
        level: one.isError || one.message === 'missing end tag' ? 'error' : 'warning',
        message: `${one.startLine + 1}:${one.startColumn + 1} ${one.message}`,
      })
    for (const name of group.getInlineScriptModuleNames(file) as string[])
      group.setInlineScript(file, name, wxsToJs(group.getInlineScript(file, name)))
    for (const script of group.getScriptDependencies(file) as string[]) addScript(script)
    for (const template of group.getDirectDependencies(file) as string[]) addTemplate(template)
  }

  try {
    for (const file of components) addTemplate(file)
    return group.getTmplGenObjectGroups()
  } finally {
    group.free()
  }
}
