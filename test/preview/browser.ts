import { type Browser, chromium, type Page } from 'playwright-core'
import type { Host } from './host'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts Chromium; its place may be told by CHROMIUM. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: FLAGS })

export interface PhoneHooks {
  ready: boolean
  failures(): string[]
  loadedPackages(): string[]
  page(): string
  isOpening(): boolean
  open(url: string): unknown
  setOnline(online: boolean): void
  setPosition(position: { latitude: number; longitude: number }): void
  failNext(api: string, errMsg?: string): void
  files(): Promise<{ how: string; name: string; size: number; base64: string }[]>
  metrics: {
    setData: { page: string; component: string; bytes: number }[]
    calls: { name: string; bytesOut: number; failed: boolean; requestId: string }[]
  }
}

export interface Wx {
  [api: string]: (...args: unknown[]) => unknown
}

declare global {
  interface Window {
    __preview: PhoneHooks
    wx: Wx
    getApp(): { heard: string[] }
    getCurrentPages(): { route: string; options: Record<string, string>; setData(data: object): void }[]
  }
}

/** Opens one phone in a page of its own and waits until its mini program has started. */
export async function openPhone(
  browser: Browser,
  host: Pick<Host, 'url'>,
  path: string,
  { id = 'left', as = 'o-lin', touch = false } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 720 }, hasTouch: touch })
  const page = await context.newPage()
  await goToPhone(page, host, path, { id, as })
  return page
}

export async function goToPhone(
  page: Page,
  host: Pick<Host, 'url'>,
  path: string,
  { id = 'left', as = 'o-lin' } = {},
): Promise<void> {
  await page.goto(`${host.url}/preview/phone?id=${id}&as=${as}&path=${encodeURIComponent(path)}`)
  await page.waitForFunction('window.__preview?.ready === true')
}

export const failuresOf = (page: Page): Promise<string[]> => page.evaluate<string[]>('window.__preview.failures()')
