import { teachNodes } from './canvas-nodes'
import { part } from './elements'
import { createPageRoot, defineComponent, type PageRoot } from './engine'
import { fail, failUncaught } from './failures'
import { appConfig, appManifest, isTab, windowSetting } from './manifest'
import { isPackageLoadedFor, loadPackage, loadPackageOf } from './modules'
import { installPullDown, type PullDown } from './pull-down'

export interface PageInstance {
  route: string
  options: Record<string, string>
  [member: string]: unknown
}

/** One page of the stack. */
export interface OpenPage {
  path: string
  query: Record<string, string>
  instance: PageInstance
  root: PageRoot
  /** Holds the page; fixed things of the page lie in it, so that they stay clear of the bars. */
  view: HTMLElement
  scroller: HTMLElement
  title: string
  colors: { front: string; back: string }
  pullDown?: PullDown
}

/** WeChat allows ten pages on top of each other. */
const MOST_PAGES = 10

const stack: OpenPage[] = []
const keptTabs = new Map<string, OpenPage>()
let onChange: () => void = () => {}
let opening = 0

export const pageStack = (): readonly OpenPage[] => stack
export const topPage = (): OpenPage | undefined => stack.at(-1)
/** Whether a page was asked for that does not stand yet: its package may still be on the way. */
export const isOpening = (): boolean => opening > 0
export const whenPagesChange = (listener: () => void) => {
  onChange = listener
}

/** Calls a life-cycle method of a page; its failure is shown and does not stop the phone. */
export function call(page: OpenPage, method: string, ...args: unknown[]): unknown {
  const body = page.instance[method]
  if (typeof body !== 'function') return undefined
  try {
    const result: unknown = body.apply(page.instance, args)
    if (result instanceof Promise) result.catch(failUncaught)
    return result
  } catch (error) {
    failUncaught(error)
    return undefined
  }
}

/** 'a/b?x=1' -> path and query, relative to the page on top, decoded as WeChat decodes it for onLoad: not at all. */
export function parseUrl(url: string): { path: string; query: Record<string, string> } {
  const [rawPath = '', search = ''] = url.split('?')
  const base = topPage()?.path ?? ''
  const path = rawPath.startsWith('/') ? rawPath.slice(1) : new URL(rawPath, `http://x/${base}`).pathname.slice(1)
  const query: Record<string, string> = {}
  for (const pair of search.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    query[at < 0 ? pair : pair.slice(0, at)] = at < 0 ? '' : pair.slice(at + 1)
  }
  return { path: path.replace(/\.html$/, ''), query }
}

async function create(
  path: string,
  query: Record<string, string>,
  prepare?: (page: PageInstance) => void,
): Promise<OpenPage> {
  if (!isPackageLoadedFor(`${path}.js`)) document.body.classList.add('loading-package')
  try {
    await loadPackageOf(`${path}.js`)
  } finally {
    document.body.classList.remove('loading-package')
  }
  defineComponent(path)
  const host = document.getElementById('pages')
  if (!host) throw new Error('the phone page has no place for pages')
  const view = part('div', 'page-view', host)
  view.dataset.page = path
  const scroller = part('div', 'page-scroller', view)
  const placeholder = part('i', '', scroller)
  const root = createPageRoot(path)
  const instance = root.get() as unknown as PageInstance
  teachNodes((instance.createSelectorQuery as () => object)())
  instance.route = path
  instance.options = query
  prepare?.(instance)
  const page: OpenPage = {
    path,
    query,
    instance,
    root,
    view,
    scroller,
    title: String(windowSetting(path, 'navigationBarTitleText') ?? ''),
    colors: {
      front: windowSetting(path, 'navigationBarTextStyle') === 'black' ? '#000000' : '#ffffff',
      back: String(windowSetting(path, 'navigationBarBackgroundColor') ?? '#000000'),
    },
  }
  const background = windowSetting(path, 'backgroundColorContent') ?? windowSetting(path, 'backgroundColor')
  if (typeof background === 'string') view.style.background = background
  stack.push(page)
  onChange()
  // What WeChat does: onLoad and attached run before the first picture, onReady after it.
  root.attach(scroller as never, placeholder as never)
  call(page, 'onLoad', query)
  show(page)
  setTimeout(() => call(page, 'onReady'), 0)
  watchScroll(page)
  if (windowSetting(path, 'enablePullDownRefresh') === true)
    page.pullDown = installPullDown(view, scroller, () => call(page, 'onPullDownRefresh'))
  preload(path)
  return page
}

function show(page: OpenPage): void {
  page.view.classList.remove('hidden-page')
  call(page, 'onShow')
  page.root.getComponent().triggerPageLifetime('show', [])
}
function hide(page: OpenPage): void {
  page.view.classList.add('hidden-page')
  call(page, 'onHide')
  page.root.getComponent().triggerPageLifetime('hide', [])
}
function unload(page: OpenPage): void {
  call(page, 'onUnload')
  page.root.release()
  page.view.remove()
}

function watchScroll(page: OpenPage): void {
  const distance = Number(windowSetting(page.path, 'onReachBottomDistance') ?? 50)
  let wasNear = false
  page.scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = page.scroller
    call(page, 'onPageScroll', { scrollTop })
    const near = scrollHeight - clientHeight - scrollTop <= distance
    if (near && !wasNear) call(page, 'onReachBottom')
    wasNear = near
  })
}

/** app.json's preloadRule: packages that a page fetches ahead. */
function preload(path: string): void {
  for (const wanted of appConfig().preloadRule?.[path]?.packages ?? []) {
    const subPackages = appConfig().subPackages ?? appConfig().subpackages ?? []
    const root = (subPackages.find((one) => one.name === wanted)?.root ?? wanted).replace(/^\/+|\/+$/g, '')
    if (appManifest().roots.includes(root)) loadPackage(root).catch(failUncaught)
  }
}

const whileOpening =
  <Args extends unknown[]>(open: (...args: Args) => Promise<void>) =>
  async (...args: Args): Promise<void> => {
    opening += 1
    try {
      await open(...args)
    } finally {
      opening -= 1
    }
  }

/** Refuses a page that app.json does not list, as WeChat does. */
function check(api: string, path: string): void {
  if (!appManifest().pages.includes(path)) {
    fail(`${api}: page "${path}" is not found`)
    throw new Error(`${api}:fail page "${path}" is not found`)
  }
}

const noTab = (api: string, path: string) => {
  if (isTab(path)) throw new Error(`${api}:fail can not ${api} a tabbar page`)
}

/** Opens a page on top; `prepare` sees its instance before onLoad does. */
export const navigateTo = whileOpening(async (url: string, prepare?: (page: PageInstance) => void) => {
  const { path, query } = parseUrl(url)
  check('navigateTo', path)
  noTab('navigateTo', path)
  if (stack.length >= MOST_PAGES) throw new Error(`navigateTo:fail webview count limit exceed, limit ${MOST_PAGES}`)
  const before = topPage()
  await loadPackageOf(`${path}.js`)
  if (before) hide(before)
  await create(path, query, prepare)
})

export const redirectTo = whileOpening(async (url: string) => {
  const { path, query } = parseUrl(url)
  check('redirectTo', path)
  noTab('redirectTo', path)
  await loadPackageOf(`${path}.js`)
  const old = stack.pop()
  if (old) {
    keptTabs.delete(old.path)
    unload(old)
  }
  await create(path, query)
})

export const reLaunch = whileOpening(async (url: string) => {
  const { path, query } = parseUrl(url)
  check('reLaunch', path)
  await loadPackageOf(`${path}.js`)
  for (const page of [...stack.splice(0).reverse(), ...keptTabs.values()]) if (page.view.isConnected) unload(page)
  keptTabs.clear()
  const page = await create(path, query)
  if (isTab(path)) keptTabs.set(path, page)
})

export const switchTab = whileOpening(async (url: string) => {
  const { path } = parseUrl(url)
  check('switchTab', path)
  if (!isTab(path)) throw new Error('switchTab:fail can not switch to no-tabBar page')
  if (topPage()?.path === path) return
  while (stack.length > 0) {
    const page = stack.pop()
    if (!page) break
    if (isTab(page.path)) {
      keptTabs.set(page.path, page)
      if (!page.view.classList.contains('hidden-page')) hide(page)
    } else unload(page)
  }
  const kept = keptTabs.get(path)
  if (kept) {
    stack.push(kept)
    onChange()
    show(kept)
  } else keptTabs.set(path, await create(path, {}))
})

export function navigateBack(delta: number): void {
  let left = Math.min(Math.max(1, delta), stack.length - 1)
  if (left === 0) return
  while (left-- > 0) {
    const page = stack.pop()
    if (page) unload(page)
  }
  onChange()
  const top = topPage()
  if (top) show(top)
}

/** The whole mini program goes to the background or comes back: the page on top hears it. */
export function pageVisibility(visible: boolean): void {
  const top = topPage()
  if (top) call(top, visible ? 'onShow' : 'onHide')
}
