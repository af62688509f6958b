/** How large a page is drawn: WeChat's own font setting, or 大字 chosen in 我的 (experience 7). */
export interface Look {
  /** Class of the page's root. */
  house: string
  /** Inline style of the page's root: the factor that all sizes follow. */
  style: string
  elder: boolean
}

const CHOSEN = 'look-large'
export const ELDER_FROM = 1.3
const LARGEST = 1.6

/** WeChat's factor as reported; 1 where this WeChat does not report it. */
function systemScale(): number {
  const { fontSizeScaleFactor } = wx.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return typeof fontSizeScaleFactor === 'number' && fontSizeScaleFactor > 0 ? fontSizeScaleFactor : 1
}

/** WeChat's font setting alone makes the elder layout. */
export const isPhoneLarge = (): boolean => systemScale() >= ELDER_FROM

export function isLargeChosen(): boolean {
  return wx.getStorageSync(CHOSEN) === true
}

export function chooseLarge(large: boolean): void {
  wx.setStorageSync(CHOSEN, large)
}

/** The factor that pages follow: hers, within what the layouts are drawn for. */
function pageScale(): number {
  const wanted = isLargeChosen() ? Math.max(ELDER_FROM, systemScale()) : systemScale()
  return Math.min(LARGEST, Math.max(1, wanted))
}

export function currentLook(): Look {
  const scale = pageScale()
  const elder = scale >= ELDER_FROM
  return { house: elder ? 'house elder' : 'house', style: `--scale:${scale}`, elder }
}

/** The least that a page must be for its look to follow. */
interface Looking {
  data: { look: Look }
  setData(data: { look: Look }): void
}

/** Brings a page's look up to date; called in onShow, sends nothing when it already is. */
export function followLook(page: Looking): void {
  const look = currentLook()
  const now = page.data.look
  if (now.house !== look.house || now.style !== look.style) page.setData({ look })
}

/** Px at which a side bar stands beside an officer's work; larger letters need more. */
const WIDE_FROM = 700

export function isWide(): boolean {
  return wx.getWindowInfo().windowWidth >= WIDE_FROM * pageScale()
}
