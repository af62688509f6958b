import { BUILT_IN_TAGS } from '../../built-in-tags'
import type { AppManifest } from '../../compile/app-manifest'
import { setFileBase } from './addresses'
import { drawBars, installBars } from './bars'
import { setReader } from './cloud-links'
import { readConfig } from './config'
import { installEngine, registering } from './engine'
import { fail, failUncaught, failures, installBanner, onFailure } from './failures'
import { installGestures } from './gestures'
import { handedOutFiles } from './handed-out'
import { appConfig, appManifest, setManifest } from './manifest'
import { metrics } from './metrics'
import {
  defineModules,
  hasModule,
  loadedPackages,
  loadPackage,
  type ModuleFunction,
  requireModule,
  setModuleBase,
} from './modules'
import { openOverlay, overlayButton } from './overlay'
import { isOpening, pageStack, pageVisibility, parseUrl, reLaunch, whenPagesChange } from './pages'
import { setPosition } from './position'
import { becomePhoneRealm, clockOffset, setClockOffset } from './realm'
import { makeWx } from './wx'
import { failNext } from './wx/callbacks'
import { setOnline } from './wx/network'
import { tellRejection } from './wx/odds'
import { share } from './wx/share'

type Hooks = Record<string, unknown>

const config = readConfig()
const scope = window as unknown as Record<string, unknown>
let app: Hooks = {}
let templates: Record<string, unknown> = {}
const launch = { path: '', query: {} as Record<string, string>, scene: 1001, referrerInfo: {} }

/** Calls a life-cycle hook of App(). */
function callApp(hook: string, ...args: unknown[]): void {
  const body = app[hook]
  if (typeof body !== 'function') return
  try {
    const result: unknown = body.apply(app, args)
    if (result instanceof Promise) result.catch(failUncaught)
  } catch (error) {
    failUncaught(error)
  }
}

/** A jump of this much is time in which the phone lay in a pocket. */
const POCKETED_MS = 60_000

/** Moves the clock; after a jump the mini program is opened again, as its owner would open it that day. */
function moveClock(offsetMs: number): void {
  const jumped = Math.abs(offsetMs - clockOffset()) >= POCKETED_MS
  setClockOffset(offsetMs)
  if (!jumped || !preview.ready) return
  pageVisibility(false)
  callApp('onHide')
  callApp('onShow', launch)
  pageVisibility(true)
}

/** The capsule's round button: the mini program goes to the background until it is opened again. */
function goToBackground(): void {
  pageVisibility(false)
  callApp('onHide')
  const overlay = openOverlay({ kind: 'dialog', title: '小程序已收起' })
  overlayButton(overlay.body, '重新打开', 'dialog-confirm', () => {
    overlay.close()
    callApp('onShow', launch)
    pageVisibility(true)
  })
}

function installGlobals(): void {
  Object.assign(scope, registering, {
    App: (definition: Hooks) => {
      app = definition
    },
    getApp: () => app,
    getCurrentPages: () => pageStack().map((page) => page.instance),
    requirePlugin: (name: string) => {
      throw new Error(`plugin "${name}" is not supported by the preview`)
    },
    wx: makeWx(config, { launch: () => launch, exit: goToBackground }),
  })
}

function installErrorHooks(): void {
  window.addEventListener('error', (event) => {
    if (event.message.startsWith('ResizeObserver loop')) return
    failUncaught(event.error ?? event.message)
  })
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason
    const text =
      reason instanceof Error
        ? reason.message
        : typeof reason === 'object' && reason !== null && 'errMsg' in reason
          ? String(reason.errMsg)
          : String(reason)
    fail(`unhandled rejection: ${text}`, reason)
    tellRejection(reason, event.promise)
    callApp('onUnhandledRejection', { reason, promise: event.promise })
  })
  onFailure((message) => callApp('onError', message))
}

/** The clock of the local CloudBase; a phone alone in a window also follows its later moves by itself. */
async function followClock(): Promise<void> {
  const response = await fetch('/local/clock')
  if (!response.ok) throw new Error(`GET /local/clock answered ${response.status}`)
  const { now } = (await response.json()) as { now: string | number }
  setClockOffset(new Date(now).getTime() - Date.now())
  if (window.parent !== window) return
  const events = new EventSource('/local/events')
  events.addEventListener('message', (event) => {
    const told = JSON.parse(String(event.data)) as { type: string; offsetMs?: number }
    if (told.type === 'clock' && typeof told.offsetMs === 'number') moveClock(told.offsetMs)
    else if (told.type === 'reload') window.location.reload()
  })
}

/** What the stage and tests may do to this phone. */
const preview = {
  id: config.id,
  openid: config.openid,
  metrics,
  failures,
  loadedPackages,
  /** Files that left this phone, with their bytes: saved, shared, opened, put into the album. */
  files: handedOutFiles,
  failNext,
  ready: false,
  setClockOffset: moveClock,
  setOnline,
  setPosition,
  share: () => share('menu'),
  open: (url: string) => reLaunch(url),
  /** Path of the page on top. */
  page: () => pageStack().at(-1)?.path ?? '',
  isOpening,
}
export type PreviewPhone = typeof preview

async function start(): Promise<void> {
  installBanner()
  scope.__preview = preview
  scope.__miniprogram = {
    describe(manifest: AppManifest, compiled: Record<string, unknown>) {
      setManifest(manifest)
      templates = compiled
    },
    modules: (_name: string, modules: Record<string, ModuleFunction>) => defineModules(modules),
  }
  document.body.classList.toggle('wide', config.wide)
  setFileBase(config.base)
  setReader(config.openid)
  setModuleBase(config, [])
  await followClock()
  await loadPackage('')
  setModuleBase(config, appManifest().roots)
  for (const problem of appManifest().problems) fail(`${problem.file}: ${problem.message}`)
  installEngine(appManifest(), templates, BUILT_IN_TAGS)
  document.body.classList.toggle('style-v2', appConfig().style === 'v2')
  setOnline(config.online)
  installGestures(document.getElementById('pages') ?? document.body)
  installBars(goToBackground)
  document.getElementById('capsule-share')?.addEventListener('click', () => void share('menu'))
  whenPagesChange(drawBars)
  window.addEventListener('resize', drawBars)
  installErrorHooks()
  becomePhoneRealm()
  installGlobals()
  if (hasModule('app.js')) requireModule('app.js')
  const first = config.start || appConfig().entryPagePath || appConfig().pages[0] || ''
  Object.assign(launch, parseUrl(first.startsWith('/') ? first : `/${first}`))
  callApp('onLaunch', launch)
  callApp('onShow', launch)
  await reLaunch(first.startsWith('/') ? first : `/${first}`)
  preview.ready = true
}

start().catch(failUncaught)
