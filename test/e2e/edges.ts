import type { Page } from 'playwright-core'

/** What reaches over the right edge of the window and is not inside something that scrolls or cuts: it would make the page scroll sideways. */
export const standsOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const reaches = (element: Element): boolean => element.getBoundingClientRect().right > window.innerWidth + 1
    const isHeld = (element: Element): boolean => {
      for (let at = element.parentElement; at && !at.className.includes('page-scroller'); at = at.parentElement)
        if (getComputedStyle(at).overflowX !== 'visible' && !reaches(at)) return true
      return false
    }
    return [...document.querySelectorAll('#pages *')]
      .filter((element) => reaches(element) && !isHeld(element))
      .map((element) => `${element.className} ${element.textContent?.trim().slice(0, 20)}`)
  })
