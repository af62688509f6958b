import { part } from '../elements'
import { openOverlay, overlayButton } from '../overlay'
import { asynchronousApis, WxError } from './callbacks'

interface ShownCode {
  phone: string
  text: string
}

/** Codes on the screens of the other phones of the stage, which sees them all. */
async function codesAround(): Promise<ShownCode[]> {
  const stage = window.parent as unknown as { __stage?: { codes(except: Window): Promise<ShownCode[]> } }
  return window.parent === window ? [] : ((await stage.__stage?.codes(window)) ?? [])
}

/** wx.scanCode: a sheet with the neighbours' codes, and a line to type one. */
export const scanApis = asynchronousApis({
  scanCode: async () => {
    const around = await codesAround()
    return new Promise((resolve, reject) => {
      const cancel = () => reject(new WxError('scanCode:fail cancel'))
      const sheet = openOverlay({ kind: 'sheet', title: '扫一扫', onDismiss: cancel })
      const answer = (text: string) => {
        sheet.close()
        resolve({ result: text, scanType: 'QR_CODE', charSet: 'UTF-8', path: '', rawData: '' })
      }
      for (const code of around)
        overlayButton(sheet.body, `${code.phone}屏幕上的码`, 'sheet-item', () => answer(code.text))
      const row = part('form', 'sheet-form', sheet.body)
      const field = part('input', 'dialog-field', row)
      field.setAttribute('aria-label', '码的内容')
      field.placeholder = '或者输入码的内容'
      row.addEventListener('submit', (event) => {
        event.preventDefault()
        if (field.value !== '') answer(field.value)
      })
      overlayButton(sheet.body, '取消', 'sheet-cancel', () => {
        sheet.close()
        cancel()
      })
    })
  },
})
