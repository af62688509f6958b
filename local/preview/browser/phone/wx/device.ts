import type { PhoneConfig } from '../config'
import { call, topPage } from '../pages'
import { asynchronousApis } from './callbacks'
import { Listeners } from './listeners'

/** The base library the preview plays (getAppBaseInfo().SDKVersion). */
const SDK_VERSION = '3.8.0'
const STATUS_BAR = 40
const CAPSULE = { width: 87, height: 32, right: 8, top: STATUS_BAR + 6 }

const pagesBox = () => document.getElementById('pages')?.getBoundingClientRect() ?? new DOMRect()
const shape = (config: PhoneConfig) => {
  const box = pagesBox()
  const statusBarHeight = config.wide ? 0 : STATUS_BAR
  return {
    windowWidth: window.innerWidth,
    windowHeight: Math.round(box.height),
    screenWidth: window.innerWidth,
    screenHeight: window.innerHeight,
    screenTop: Math.round(box.top),
    pixelRatio: window.devicePixelRatio,
    statusBarHeight,
    safeArea: {
      left: 0,
      right: window.innerWidth,
      top: statusBarHeight,
      bottom: window.innerHeight,
      width: window.innerWidth,
      height: window.innerHeight - statusBarHeight,
    },
  }
}

/** What the phone says about itself. The officer's wide window is PC WeChat: platform 'windows', its real width. */
export function deviceApis(config: PhoneConfig, launch: () => unknown): Record<string, unknown> {
  const resize = new Listeners<{ size: { windowWidth: number; windowHeight: number } }>()
  const theme = new Listeners<{ theme: string }>()
  let width = window.innerWidth
  window.addEventListener('resize', () => {
    if (window.innerWidth === width) return
    width = window.innerWidth
    const size = { windowWidth: shape(config).windowWidth, windowHeight: shape(config).windowHeight }
    resize.tell({ size })
    const page = topPage()
    if (!page) return
    call(page, 'onResize', { size })
    page.root.getComponent().triggerPageLifetime('resize', [{ size }])
  })
  const { platform } = config
  const systems = { windows: 'Windows 10', android: 'Android 13', ios: 'iOS 17.4' }
  const device = () => ({
    brand: config.wide ? 'microsoft' : platform === 'ios' ? 'iPhone' : 'preview',
    model: config.wide ? 'microsoft' : platform === 'ios' ? 'iPhone 15' : 'preview',
    system: systems[platform],
    platform,
    abi: '',
    benchmarkLevel: 30,
    memorySize: 8192,
  })
  const base = () => ({
    SDKVersion: SDK_VERSION,
    version: '8.0.55',
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    host: { env: 'WeChat' },
    fontSizeScaleFactor: config.fontScale,
    fontSizeSetting: Math.round(16 * config.fontScale),
  })
  const settings = () => ({
    bluetoothEnabled: true,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  })
  const everything = () => ({ ...shape(config), ...device(), ...base(), ...settings() })
  return {
    getWindowInfo: () => shape(config),
    getDeviceInfo: device,
    getAppBaseInfo: base,
    getSystemSetting: settings,
    getAppAuthorizeSetting: () => ({
      locationAuthorized: 'authorized',
      cameraAuthorized: 'authorized',
      notificationAuthorized: 'authorized',
    }),
    getSystemInfoSync: everything,
    getMenuButtonBoundingClientRect: () => ({
      width: CAPSULE.width,
      height: CAPSULE.height,
      top: config.wide ? 6 : CAPSULE.top,
      bottom: (config.wide ? 6 : CAPSULE.top) + CAPSULE.height,
      left: window.innerWidth - CAPSULE.right - CAPSULE.width,
      right: window.innerWidth - CAPSULE.right,
    }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: config.appId, envVersion: 'develop', version: '' },
      plugin: {},
    }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    onWindowResize: resize.on,
    offWindowResize: resize.off,
    onThemeChange: theme.on,
    offThemeChange: theme.off,
    ...asynchronousApis({ getSystemInfo: everything, getSystemInfoAsync: everything }),
  }
}
