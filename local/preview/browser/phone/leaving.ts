import { part } from './elements'
import { openOverlay, overlayButton } from './overlay'
import { navigateBack, type OpenPage, pageStack, topPage } from './pages'

const questions = new WeakMap<OpenPage, string>()

/** What the page on top asks before it is left by the bar's arrow; undefined for nothing. */
export function askBeforeLeaving(message: string | undefined): void {
  const page = topPage()
  if (!page) return
  if (message === undefined) questions.delete(page)
  else questions.set(page, message)
}

/**
 * The arrow of the navigation bar. wx.navigateBack and a swipe ask nothing.
 * https://developers.weixin.qq.com/miniprogram/dev/api/ui/interaction/wx.enableAlertBeforeUnload.html
 */
export function leaveByArrow(): void {
  const page = topPage()
  const question = page && pageStack().length > 1 ? questions.get(page) : undefined
  if (question === undefined) {
    navigateBack(1)
    return
  }
  const dialog = openOverlay({ kind: 'dialog' })
  dialog.body.setAttribute('aria-label', '离开这一页')
  part('p', 'dialog-text', dialog.body).textContent = question
  const row = part('div', 'dialog-buttons', dialog.body)
  overlayButton(row, '取消', 'dialog-cancel', dialog.close)
  overlayButton(row, '确定', 'dialog-confirm', () => {
    dialog.close()
    navigateBack(1)
  })
}
