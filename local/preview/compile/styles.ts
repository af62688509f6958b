import fs from 'node:fs'
import path from 'node:path'
import postcss, { type AtRule, type ChildNode } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { BUILT_IN_TAGS } from '../built-in-tags'
import type { AppManifest, ComponentConfig, Problem } from './app-manifest'

type Styles = Pick<AppManifest, 'css' | 'scopes'>

/** WeChat's lengths in a browser: 750rpx is the window's width; vh counts the page area only, without bars. */
const lengths = (value: string) =>
  value
    .replace(/(-?[\d.]+)rpx\b/g, (_, n: string) => `calc(var(--rpx) * ${n})`)
    .replace(/(-?[\d.]+)vh\b/g, (_, n: string) => `calc(var(--vh) * ${n})`)

/** Whether a component's own rules stay inside it, as WeChat's styleIsolation says. */
export function isIsolated(config: ComponentConfig): boolean {
  const isolation =
    config.styleIsolation ?? (config.component ? (config.addGlobalClass ? 'apply-shared' : 'isolated') : 'shared')
  return (
    isolation === 'isolated' ||
    isolation === 'apply-shared' ||
    isolation === 'page-isolated' ||
    isolation === 'page-apply-shared'
  )
}

/** A sheet with its @imports put in place, each file once. */
function inline(root: string, file: string, problems: Problem[], seen: Set<string>): ChildNode[] {
  const absolute = path.join(root, file)
  if (seen.has(file)) return []
  seen.add(file)
  if (!fs.existsSync(absolute)) {
    problems.push({ file, level: 'error', message: 'imported WXSS file does not exist' })
    return []
  }
  const sheet = postcss.parse(fs.readFileSync(absolute, 'utf8'), { from: file })
  sheet.walkAtRules('import', (rule) => {
    const target = rule.params
      .replace(/^url\(|\)$/g, '')
      .replace(/['";]/g, '')
      .trim()
    rule.replaceWith(
      inline(
        root,
        target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(file), target),
        problems,
        seen,
      ),
    )
  })
  return sheet.nodes
}

/** Rewrites one selector: builtin tags, `page`, `:host`, and the class prefix that isolates a component. */
function selectorRewriter(scope: string | undefined) {
  return selectorParser((tree) => {
    tree.walk((node) => {
      if (node.type === 'class' && scope) node.value = `${scope}--${node.value}`
      else if (node.type === 'tag')
        node.value = node.value === 'page' ? 'wx-page' : BUILT_IN_TAGS.has(node.value) ? `wx-${node.value}` : node.value
      else if (node.type === 'pseudo' && node.value === ':host')
        node.replaceWith(
          selectorParser.attribute({
            attribute: 'wx-host',
            operator: '=',
            value: scope ?? '',
            quoteMark: '"',
            raws: {},
          }),
        )
    })
  })
}

/** Rules of one sheet. `onlyIn` is the page they may touch: every page is a view of its own in WeChat. */
function compileSheet(
  root: string,
  file: string,
  scope: string | undefined,
  onlyIn: string | undefined,
  problems: Problem[],
): string {
  const sheet = postcss.root()
  sheet.append(inline(root, `${file}.wxss`, problems, new Set()))
  const rewrite = selectorRewriter(scope)
  sheet.walkRules((rule) => {
    const parent = rule.parent
    if (parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes')) return
    const selectors = postcss.list.comma(rewrite.processSync(rule.selector))
    rule.selector = selectors.map((one) => (onlyIn ? `:where([data-page="${onlyIn}"]) ${one}` : one)).join(',')
  })
  sheet.walkDecls((declaration) => {
    declaration.value = lengths(declaration.value)
    for (const match of declaration.value.matchAll(/url\(\s*['"]?((?:https?:)?\/\/[^'")]+)/g))
      problems.push({
        file: `${file}.wxss`,
        level: 'warning',
        message: `${match[1]} stays out: the preview has no network`,
      })
  })
  return sheet.toString()
}

/** Compiles app.wxss and the sheet of every page and component. */
export function compileStyles(
  root: string,
  pages: readonly string[],
  components: Map<string, ComponentConfig>,
  problems: Problem[],
): Styles {
  const css: Record<string, string> = {}
  const scopes: Record<string, string> = {}
  const has = (file: string) => fs.existsSync(path.join(root, `${file}.wxss`))
  const compile = (file: string, scope?: string, onlyIn?: string) => {
    try {
      return compileSheet(root, file, scope, onlyIn, problems)
    } catch (error) {
      problems.push({
        file: `${file}.wxss`,
        level: 'error',
        message: error instanceof Error ? error.message : String(error),
      })
      return ''
    }
  }
  css.app = has('app') ? compile('app') : ''
  const isPage = new Set(pages)
  for (const [file, config] of components) {
    const scope = isIsolated(config) ? `s${Object.keys(scopes).length.toString(36)}` : undefined
    if (scope) scopes[file] = scope
    if (has(file)) css[file] = compile(file, scope, isPage.has(file) && !scope ? file : undefined)
  }
  return { css, scopes }
}
