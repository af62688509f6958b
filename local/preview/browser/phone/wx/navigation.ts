import { drawBars } from '../bars'
import { provideNavigation } from '../built-ins/navigator'
import { failUncaught } from '../failures'
import { navigateBack, navigateTo, redirectTo, reLaunch, switchTab, topPage } from '../pages'
import { asynchronousApis, need, type Options, WxError } from './callbacks'

interface EventChannel {
  on(name: string, listener: (value: unknown) => void): void
  emit(name: string, value: unknown): void
}

function eventChannel(): EventChannel {
  const listeners = new Map<string, ((value: unknown) => void)[]>()
  return {
    on: (name, listener) => void listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    emit: (name, value) => {
      for (const listener of listeners.get(name) ?? []) listener(value)
    },
  }
}

/** Both ends of navigateTo's channel share one emitter; `events` are the opener's listeners. */
async function openWithChannel(options: Options): Promise<{ eventChannel: EventChannel }> {
  const channel = eventChannel()
  for (const [name, listener] of Object.entries((options.events ?? {}) as Record<string, (value: unknown) => void>))
    channel.on(name, listener)
  await navigateTo(need('navigateTo', options, 'url'), (page) => {
    page.getOpenerEventChannel = () => channel
  })
  return { eventChannel: channel }
}

function pageScrollTo(options: Options): void {
  const page = topPage()
  if (!page) return
  const behavior: ScrollBehavior = options.duration === 0 ? 'instant' : 'smooth'
  if (typeof options.selector === 'string') {
    const ref = page.root.getComponent().getShadowRoot()?.querySelector(options.selector)
    const dom = ref?.getBackendElement() as unknown as HTMLElement | null | undefined
    if (!dom) throw new WxError(`pageScrollTo:fail selector ${options.selector} is not found`)
    const top = dom.getBoundingClientRect().top - page.scroller.getBoundingClientRect().top + page.scroller.scrollTop
    page.scroller.scrollTo({ top: top + Number(options.offsetTop ?? 0), behavior })
  } else page.scroller.scrollTo({ top: Number(options.scrollTop ?? 0), behavior })
}

export function navigationApis() {
  const apis = asynchronousApis({
    navigateTo: openWithChannel,
    redirectTo: (options) => redirectTo(need('redirectTo', options, 'url')),
    reLaunch: (options) => reLaunch(need('reLaunch', options, 'url')),
    switchTab: (options) => switchTab(need('switchTab', options, 'url')),
    navigateBack: (options) => navigateBack(typeof options.delta === 'number' ? options.delta : 1),
    setNavigationBarTitle(options) {
      const page = topPage()
      if (page) page.title = String(options.title ?? '')
      drawBars()
    },
    setNavigationBarColor(options) {
      const page = topPage()
      if (page)
        page.colors = {
          front: need('setNavigationBarColor', options, 'frontColor'),
          back: need('setNavigationBarColor', options, 'backgroundColor'),
        }
      drawBars()
    },
    pageScrollTo,
    startPullDownRefresh() {
      const pull = topPage()?.pullDown
      if (!pull) throw new WxError('startPullDownRefresh:fail enablePullDownRefresh is off on this page')
      pull.start()
    },
    stopPullDownRefresh: () => topPage()?.pullDown?.stop(),
  })
  provideNavigation((kind, url, delta) => {
    const work = {
      navigate: () => navigateTo(url),
      redirect: () => redirectTo(url),
      reLaunch: () => reLaunch(url),
      switchTab: () => switchTab(url),
      navigateBack: async () => navigateBack(delta),
    }[kind]
    if (work) work().catch(failUncaught)
    else failUncaught(new Error(`<navigator open-type="${kind}"> is not supported by the preview`))
  })
  return apis
}
