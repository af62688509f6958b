import { part } from '../elements'
import { hideToast, openOverlay, overlayButton, showToast } from '../overlay'
import { asynchronousApis, type Options, WxError } from './callbacks'

const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)

function showModal(options: Options): Promise<{ confirm: boolean; cancel: boolean; content?: string }> {
  return new Promise((resolve) => {
    const dialog = openOverlay({ kind: 'dialog', title: text(options.title, '') })
    if (!options.title) dialog.body.setAttribute('aria-label', '提示')
    const editable = options.editable === true
    let field: HTMLInputElement | undefined
    if (editable) {
      field = part('input', 'dialog-field', dialog.body)
      field.placeholder = text(options.placeholderText, '')
      field.value = text(options.content, '')
    } else if (options.content) part('p', 'dialog-text', dialog.body).textContent = text(options.content, '')
    const row = part('div', 'dialog-buttons', dialog.body)
    const answer = (confirm: boolean) => {
      dialog.close()
      resolve({ confirm, cancel: !confirm, ...(field ? { content: field.value } : {}) })
    }
    if (options.showCancel !== false) {
      const cancel = overlayButton(row, text(options.cancelText, '取消'), 'dialog-cancel', () => answer(false))
      cancel.style.color = text(options.cancelColor, '')
    }
    const confirm = overlayButton(row, text(options.confirmText, '确定'), 'dialog-confirm', () => answer(true))
    confirm.style.color = text(options.confirmColor, '')
    field?.focus()
  })
}

function showActionSheet(options: Options): Promise<{ tapIndex: number }> {
  const items = Array.isArray(options.itemList) ? options.itemList.map(String) : []
  if (items.length === 0 || items.length > 6)
    throw new WxError('showActionSheet:fail parameter error: itemList should have 1 to 6 items')
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new WxError('showActionSheet:fail cancel'))
    const sheet = openOverlay({ kind: 'sheet', title: text(options.alertText, '请选择'), onDismiss: cancel })
    items.forEach((item, tapIndex) => {
      const row = overlayButton(sheet.body, item, 'sheet-item', () => {
        sheet.close()
        resolve({ tapIndex })
      })
      row.style.color = text(options.itemColor, '')
    })
    overlayButton(sheet.body, '取消', 'sheet-cancel', () => {
      sheet.close()
      cancel()
    })
  })
}

/** Toasts, loading, modal and action sheet: all inside the phone. */
export const dialogApis = asynchronousApis({
  showModal,
  showActionSheet,
  showToast: (options) =>
    showToast(
      'toast',
      text(options.title, ''),
      text(options.icon, 'success'),
      options.mask === true,
      typeof options.duration === 'number' ? options.duration : 1500,
    ),
  hideToast: () => hideToast('toast'),
  showLoading: (options) => showToast('loading', text(options.title, ''), 'loading', options.mask === true),
  hideLoading: () => hideToast('loading'),
})
