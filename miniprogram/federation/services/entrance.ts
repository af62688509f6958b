import { shown } from '../../services/failure'
import { currentLook, followLook, isWide, type Look } from '../../services/look'
import { enterOffice, type Office } from './office'
import { heardWhoSheIs, whenOpen } from './staff-lock'

/** What every officer's page keeps for office-shell: its look, its width, and who came in. */
export interface Entrance {
  look: Look
  wide: boolean
  office: Office | null
  /** Nobody knows yet who comes. */
  entering: boolean
  failure: string
}

export const entrance = (): Entrance => ({
  look: currentLook(),
  wide: isWide(),
  office: null,
  entering: true,
  failure: '',
})

/** The least that a page must be to be entered. */
interface Entered {
  data: Entrance
  setData(data: Partial<Entrance>): void
}

/**
 * Finds out who comes in and for which place, and lets the page fetch its own once she may be here. A caller without a role, or one whom
 * `admits` turns away, leaves `office` null: office-shell says so. A failure stands in `failure`, with a way to try again.
 */
export async function comeIn(
  page: Entered,
  work: (office: Office) => Promise<void>,
  admits: (office: Office) => boolean = () => true,
  enter: () => Promise<Office | null> = enterOffice,
): Promise<void> {
  // What is on the screen stays there while a page that was entered before asks again.
  page.setData({ entering: page.data.office === null, failure: '' })
  try {
    const office = await enter()
    if (office === null || !admits(office)) return page.setData({ office: null, entering: false })
    heardWhoSheIs()
    page.setData({ office, entering: false })
    await whenOpen()
    await work(office)
  } catch (reason) {
    page.setData({ entering: false, failure: shown(reason).message })
  }
}

/** The least that a page must be to be entered anew. */
interface Entering extends Entered {
  enter(): Promise<void>
}

/**
 * What an officer's page does when it comes, is shown again, is pulled down and made wider; a page spreads it in and says in `enter` what it fetches.
 * A page that does more at one of these moments writes that one itself.
 */
export const arrives = {
  onLoad(this: Entering) {
    void this.enter()
  },
  onShow(this: Entering) {
    followLook(this)
  },
  onResize(this: Entering) {
    followWidth(this)
  },
  async onPullDownRefresh(this: Entering) {
    await this.enter()
    wx.stopPullDownRefresh()
  },
}

/** In onResize: PC WeChat's window changes while she works. */
export function followWidth(page: Entered): void {
  const wide = isWide()
  if (wide !== page.data.wide) page.setData({ wide })
}
