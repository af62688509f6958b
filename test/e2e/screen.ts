import path from 'node:path'
import type { ElementHandle, Frame, Locator, Page } from 'playwright-core'
import { failuresOf } from '../preview/browser'
import { PICTURES } from './county'

/** A phone on the stage, or one in a page of its own. */
export type Phone = Frame | Page

/** Pages below the top one stay in the document, hidden: what counts is what a person sees. */
export const seen = (what: Locator): Locator => what.locator('visible=true').first()

/** Waits until these words stand on the screen. */
export async function reads(phone: Phone, ...words: (string | RegExp)[]): Promise<void> {
  for (const word of words) await orTellTheScreen(phone, seen(phone.getByText(word)).waitFor())
}

/** A wait that ends in vain says what stood on the screen instead: a picture of a machine far away is not to be had. */
async function orTellTheScreen<T>(phone: Phone, wait: Promise<T>): Promise<T> {
  try {
    return await wait
  } catch (error) {
    const failed = await failures(phone)
    const words = await phone.evaluate(() => document.body.textContent.replaceAll(/\s+/g, ' ').slice(-1500))
    throw new Error(`${String(error)}\nOn the screen stood: ${words}\nFailures told: ${failed.join(' ') || 'none'}`)
  }
}

type Role = 'button' | 'link' | 'radio' | 'checkbox' | 'switch'

/** Taps what a screen reader would call so. */
export const tap = (phone: Phone, name: string | RegExp, role: Role = 'button'): Promise<void> =>
  press(phone, phone.getByRole(role, { name }))

/** Taps this, and waits until the page that the tap opens stands: what comes next is meant for that page. */
export async function press(phone: Phone, what: Locator): Promise<void> {
  await orTellTheScreen(
    phone,
    attempt(what, (element, timeout) => element.click({ timeout })),
  )
  await phone.waitForFunction(() => !window.__preview.isOpening())
}

/** Types into the field whose label begins so. */
export const write = (phone: Phone, label: string, text: string): Promise<void> =>
  attempt(phone.locator(`input[aria-label^="${label}"], textarea[aria-label^="${label}"]`), (field, timeout) =>
    field.fill(text, { timeout }),
  )

/** As long as the longest that something may take on a busy machine; one try at an element that stands is shorter. */
const PATIENCE_MS = 20_000
const ONE_TRY_MS = 4_000

/**
 * Does this to what is seen. Playwright holds on to the element that it found first, and a page that is hidden keeps its elements:
 * so each try looks anew which element a person sees now.
 */
async function attempt(what: Locator, act: (element: ElementHandle, timeout: number) => Promise<void>): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const left = Math.max(1, until - Date.now())
    const element = await seen(what).elementHandle({ timeout: left })
    try {
      if (element) return await act(element, Math.min(ONE_TRY_MS, left))
    } catch (error) {
      if (Date.now() >= until) throw error
      // as a person does who finds it half below a bar; it may be gone by now, and then the next try looks anew
      await element?.evaluate((found) => found.scrollIntoView({ block: 'center' })).catch(() => undefined)
    }
  }
}

/** Red banners: what the mini program threw, or asked of WeChat and did not get. */
export const failures = (phone: Phone): Promise<string[]> => failuresOf(phone as Page)

/** A page of this phone, as a link within the mini program opens it. */
export async function open(phone: Phone, url: string): Promise<void> {
  await phone.evaluate((where) => window.__preview.open(where), url)
  await phone.waitForFunction(() => !window.__preview.isOpening())
}

/** Leaves a picture of the whole stage, to be looked at. */
export const picture = (stage: Page, name: string): Promise<Buffer> =>
  stage.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true })

/** Types what a camera would read into the scanner's line. */
export async function scans(phone: Phone, text: string): Promise<void> {
  const field = seen(phone.getByLabel('码的内容'))
  await field.fill(text)
  await field.press('Enter')
}

/** The drawn picture behind an image, as the browser has it: its size, and how many colours it has. */
export async function drawn(phone: Phone, selector: string): Promise<Drawn> {
  const found = await phone.waitForFunction((where) => {
    const image = document.querySelector<HTMLImageElement>(where)
    if (!image?.complete || image.naturalWidth === 0) return null
    const canvas = Object.assign(document.createElement('canvas'), { width: 50, height: 50 })
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, 0, 0, 50, 50)
    const pixels = pen?.getImageData(0, 0, 50, 50).data ?? []
    const colours = new Set(Array.from({ length: 2500 }, (_, at) => [...pixels.slice(4 * at, 4 * at + 3)].join()))
    return { width: image.naturalWidth, height: image.naturalHeight, colours: colours.size }
  }, selector)
  return (await found.jsonValue()) as Drawn
}

interface Drawn {
  width: number
  height: number
  colours: number
}
