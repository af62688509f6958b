import { provideOpenType } from '../built-ins/open-type'
import type { PhoneConfig } from '../config'
import { fail, onFailure } from '../failures'
import { USER_FOLDER } from '../file-store'
import { askBeforeLeaving } from '../leaving'
import { showToast } from '../overlay'
import { topPage } from '../pages'
import { createAnimation } from './animation'
import { asynchronousApis, callbackApis, need, type Options, WxError } from './callbacks'
import { fileSystemManager } from './file-system'
import { Listeners } from './listeners'
import { createMapContext } from './map-context'

let clipboard = ''

const rejections = new Listeners<{ reason: unknown; promise: unknown }>()

/** Told by the boot code, which hears the window's events. */
export const tellRejection = (reason: unknown, promise: unknown) => rejections.tell({ reason, promise })

function getRandomValues(options: Options): { randomValues: ArrayBuffer } {
  const length = options.length
  if (typeof length !== 'number' || length < 1 || length > 1_048_576)
    throw new WxError('getRandomValues:fail invalid length')
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return { randomValues: bytes.buffer }
}

/** A browser cannot keep anybody from taking a picture: what was asked for stands on the body, for tests to see. */
function setVisualEffectOnCapture({ visualEffect = 'none' }: Options): void {
  if (visualEffect !== 'none' && visualEffect !== 'hidden')
    throw new WxError('setVisualEffectOnCapture:fail invalid visualEffect')
  document.body.dataset.capture = visualEffect
}

/** A browser window sleeps when its computer does: what was asked for stands on the body, for tests to see. */
function setKeepScreenOn({ keepScreenOn }: Options): void {
  document.body.dataset.keepScreenOn = String(keepScreenOn === true)
}

/** Without a component it looks into the page on top. */
function selectorQuery(): unknown {
  const page = topPage()
  if (!page) throw new WxError('createSelectorQuery:fail no page is open')
  return (page.instance.createSelectorQuery as () => unknown)()
}

/** Refuses a thing a phone could do and the preview cannot, by name. */
const refuse = (api: string) => () => {
  fail(`wx.${api} is not supported by the preview`)
  throw new WxError(`${api}:fail not supported by the preview`)
}

export function oddApis(config: PhoneConfig, exit: () => void): Record<string, unknown> {
  const errors = new Map<(message: string) => void, () => void>()
  provideOpenType('contact', () =>
    fail('<button open-type="contact"> is not supported by the preview: customer service lives in WeChat'),
  )
  return {
    nextTick: (callback: () => void) => void Promise.resolve().then(callback),
    createAnimation,
    createMapContext,
    createSelectorQuery: () => selectorQuery(),
    createIntersectionObserver: (
      component: { createIntersectionObserver(options: unknown): unknown },
      options: unknown,
    ) => component.createIntersectionObserver(options),
    getUpdateManager: () => ({
      onCheckForUpdate: (tell: (value: { hasUpdate: boolean }) => void) => tell({ hasUpdate: false }),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => window.location.reload(),
    }),
    onError: (listener: (message: string) => void) => void errors.set(listener, onFailure(listener)),
    offError: (listener: (message: string) => void) => {
      errors.get(listener)?.()
      errors.delete(listener)
    },
    onUnhandledRejection: rejections.on,
    offUnhandledRejection: rejections.off,
    env: { USER_DATA_PATH: USER_FOLDER },
    getFileSystemManager: () => fileSystemManager,
    ...callbackApis({
      enableAlertBeforeUnload: (options) => askBeforeLeaving(need('enableAlertBeforeUnload', options, 'message')),
      disableAlertBeforeUnload: () => askBeforeLeaving(undefined),
      setVisualEffectOnCapture,
    }),
    ...asynchronousApis({
      setClipboardData(options) {
        clipboard = String(options.data ?? '')
        // The computer's clipboard as well, where the browser allows it: the phone's own is what getClipboardData reads.
        navigator.clipboard
          ?.writeText(clipboard)
          .catch((error: unknown) => console.info('[preview] clipboard of the computer:', error))
        showToast('toast', '内容已复制', 'success', false, 1500)
      },
      getClipboardData: () => ({ data: clipboard }),
      getRandomValues,
      vibrateShort: () => undefined,
      hideKeyboard: () => (document.activeElement as HTMLElement | null)?.blur(),
      exitMiniProgram: exit,
      login: () => ({ code: `preview-${config.openid}` }),
      reportEvent: () => undefined,
      setKeepScreenOn,
      ...Object.fromEntries(
        [
          'setTabBarBadge',
          'removeTabBarBadge',
          'showTabBarRedDot',
          'hideTabBarRedDot',
          'setTabBarItem',
          'setTabBarStyle',
          'showTabBar',
          'hideTabBar',
        ].map((api) => [api, refuse(api)]),
      ),
    }),
  }
}
