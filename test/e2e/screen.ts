import path from 'node:path'
import type { Frame, Locator, Page } from 'playwright-core'
import { failuresOf } from '../preview/browser'
import { PICTURES } from './county'

/** A phone on the stage, or one in a page of its own. */
export type Phone = Frame | Page

/** Pages below the top one stay in the document, hidden: what counts is what a person sees. */
export const seen = (what: Locator): Locator => what.locator('visible=true').first()

/** Waits until these words stand on the screen. */
export async function reads(phone: Phone, ...words: (string | RegExp)[]): Promise<void> {
  for (const word of words) await seen(phone.getByText(word)).waitFor()
}

type Role = 'button' | 'link' | 'radio' | 'checkbox' | 'switch'

/** Taps what a screen reader would call so. */
export async function tap(phone: Phone, name: string | RegExp, role: Role = 'button'): Promise<void> {
  await seen(phone.getByRole(role, { name })).click()
}

/** Types into the field whose label begins so. */
export async function write(phone: Phone, label: string, text: string): Promise<void> {
  const field = seen(phone.locator(`input[aria-label^="${label}"], textarea[aria-label^="${label}"]`))
  await field.fill(text)
}

/** Red banners: what the mini program threw, or asked of WeChat and did not get. */
export const failures = (phone: Phone): Promise<string[]> => failuresOf(phone as Page)

/** A page of this phone, as a link within the mini program opens it. */
export async function open(phone: Phone, url: string): Promise<void> {
  await phone.evaluate((where) => window.__preview.open(where), url)
}

/** Leaves a picture of the whole stage, to be looked at. */
export const picture = (stage: Page, name: string): Promise<Buffer> =>
  stage.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true })
