import { lineOf, type Problems } from './problems'
import type { Sources } from './sources'

/** One code package that WeChat downloads on its own. The main package has the root ''. */
export interface CodePackage {
  root: string
  pages: string[]
}

export interface TabBarItem {
  pagePath?: string
  text?: string
  iconPath?: string
  selectedIconPath?: string
}

export interface AppJson {
  pages: string[]
  subPackages: { root: string; pages: string[]; independent?: boolean }[]
  usingComponents: Record<string, string>
  tabBar?: { custom?: boolean; list?: TabBarItem[] }
  sitemapLocation?: string
  lazyCodeLoading?: string
  requiredPrivateInfos: string[]
  preloadRule: Record<string, { packages?: string[] }>
}

/** app.json with its two spellings of subpackages folded into one and every list present. */
export function readAppJson(sources: Sources): AppJson | undefined {
  const raw = sources.json('app.json') as
    | (Partial<AppJson> & { subpackages?: AppJson['subPackages']; subPackages?: AppJson['subPackages'] })
    | undefined
  if (!raw) return undefined
  const subPackages = (raw.subPackages ?? raw.subpackages ?? []).map((one) => ({
    ...one,
    root: one.root.replace(/^\/|\/$/g, ''),
    pages: one.pages ?? [],
  }))
  return {
    ...raw,
    pages: raw.pages ?? [],
    subPackages,
    usingComponents: raw.usingComponents ?? {},
    requiredPrivateInfos: raw.requiredPrivateInfos ?? [],
    preloadRule: raw.preloadRule ?? {},
  }
}

/** The main package first, then one for each subpackage, with full page paths. */
export function codePackages(app: AppJson): CodePackage[] {
  const main = { root: '', pages: app.pages }
  const rest = app.subPackages.map(({ root, pages }) => ({ root, pages: pages.map((page) => `${root}/${page}`) }))
  return [main, ...rest]
}

/** The root of the package that a path belongs to; '' is the main package. */
export function packageOf(outputPath: string, packages: CodePackage[]): string {
  return packages.find(({ root }) => root !== '' && outputPath.startsWith(`${root}/`))?.root ?? ''
}

// https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html: 2 to 5 tabs, icons of at most 40 KB.
const TABS = { least: 2, most: 5 }

/** What WeChat's own upload would refuse, or would accept and then show wrongly. */
export function checkAppJson(app: AppJson, sources: Sources): void {
  const file = sources.name('app.json')
  const text = sources.text('app.json')
  const problems: Problems = sources.problems
  const at = (needle: string) => lineOf(text, JSON.stringify(needle).slice(1, -1))
  const packages = codePackages(app)

  if (app.pages.length === 0) problems.error(file, at('pages'), 'the main package has no page')
  if (app.lazyCodeLoading !== 'requiredComponents') {
    problems.error(
      file,
      at('lazyCodeLoading') ?? 1,
      'lazyCodeLoading must be "requiredComponents": pages load only the components they use',
    )
  }
  const seen = new Map<string, string>()
  for (const one of packages) {
    for (const page of one.pages) {
      const other = seen.get(page)
      if (other !== undefined) problems.error(file, at(page), `page ${page} is listed twice`)
      seen.set(page, one.root)
      const home = packageOf(page, packages)
      if (home !== one.root)
        problems.error(file, at(page), `page ${page} is listed in ${called(one.root)} but lies inside ${called(home)}`)
    }
  }
  for (const { root, pages, independent } of app.subPackages) {
    if (pages.length === 0) problems.error(file, at(root), `subpackage ${root} has no page`)
    if (independent)
      problems.error(
        file,
        at(root),
        `subpackage ${root} is independent: it could not reach the shared code in the main package`,
      )
    const nested = app.subPackages.find((other) => other.root !== root && other.root.startsWith(`${root}/`))
    if (nested) problems.error(file, at(nested.root), `subpackage ${nested.root} lies inside subpackage ${root}`)
    if (app.subPackages.filter((other) => other.root === root).length > 1)
      problems.error(file, at(root), `subpackage ${root} is listed twice`)
  }
  for (const [page, rule] of Object.entries(app.preloadRule)) {
    if (!seen.has(page)) problems.error(file, at(page), `preloadRule names ${page}, which is no page`)
    for (const wanted of rule.packages ?? []) {
      if (!app.subPackages.some((one) => one.root === wanted))
        problems.error(file, at(wanted), `preloadRule names ${wanted}, which is no subpackage`)
    }
  }
  if (app.sitemapLocation === undefined) problems.error(file, 1, 'sitemapLocation is missing')
  else sources.json(app.sitemapLocation)
  checkTabBar(app, sources, at)
}

function checkTabBar(app: AppJson, sources: Sources, at: (needle: string) => number | undefined): void {
  if (!app.tabBar) return
  const file = sources.name('app.json')
  const items = app.tabBar.list ?? []
  if (items.length < TABS.least || items.length > TABS.most) {
    sources.problems.error(
      file,
      at('tabBar'),
      `the tab bar has ${items.length} items; WeChat takes ${TABS.least} to ${TABS.most}`,
    )
  }
  for (const item of items) {
    const line = item.pagePath ? at(item.pagePath) : at('tabBar')
    if (!item.pagePath || !app.pages.includes(item.pagePath)) {
      sources.problems.error(file, line, `tab ${item.pagePath ?? '(none)'} is no page of the main package`)
    }
    if (!item.text) sources.problems.error(file, line, `tab ${item.pagePath} has no text`)
    for (const icon of [item.iconPath, item.selectedIconPath]) {
      if (icon === undefined && app.tabBar.custom) continue
      if (icon === undefined || !sources.exists(icon)) {
        sources.problems.error(file, icon ? at(icon) : line, `tab icon ${icon ?? '(none)'} does not exist`)
      } else if (!/\.(png|jpe?g)$/.test(icon)) {
        sources.problems.error(file, at(icon), `tab icon ${icon} must be PNG or JPEG: WeChat draws no other kind here`)
      }
    }
  }
}

function called(root: string): string {
  return root === '' ? 'the main package' : `subpackage ${root}`
}
