import { provideOpenType } from '../built-ins/open-type'
import type { PhoneConfig } from '../config'
import { part } from '../elements'
import { openOverlay, overlayButton } from '../overlay'
import { asynchronousApis, need, WxError } from './callbacks'
import { subscriptionsSetting } from './subscribe'

const WORDS: Record<string, string> = {
  'scope.userFuzzyLocation': '你的模糊位置信息',
  'scope.userLocation': '你的位置信息',
  'scope.addPhoneCalendar': '在手机日历里添加日程',
  'scope.record': '你的麦克风',
  'scope.writePhotosAlbum': '把图片存到你的相册',
}

let key = ''
let appName = '小程序'

const read = (): Record<string, boolean> =>
  JSON.parse(window.localStorage.getItem(key) ?? '{}') as Record<string, boolean>
const write = (scope: string, allowed: boolean) =>
  window.localStorage.setItem(key, JSON.stringify({ ...read(), [scope]: allowed }))

/** Asks once a phone and scope, as WeChat does; a refusal stays until the settings change it. */
export async function askPermission(scope: string, api: string): Promise<void> {
  const known = read()[scope]
  if (known === true) return
  const refuse = () => new WxError(`${api}:fail auth deny`)
  if (known === false) throw refuse()
  const allowed = await new Promise<boolean>((resolve) => {
    const dialog = openOverlay({ kind: 'dialog', title: `${appName} 申请` })
    part('p', 'dialog-text', dialog.body).textContent = `获取${WORDS[scope] ?? scope}`
    const row = part('div', 'dialog-buttons', dialog.body)
    const answer = (text: string, value: boolean) =>
      overlayButton(row, text, value ? 'dialog-confirm' : 'dialog-cancel', () => {
        dialog.close()
        write(scope, value)
        resolve(value)
      })
    answer('拒绝', false)
    answer('允许', true)
  })
  if (!allowed) throw refuse()
}

/** The settings page of WeChat: every scope that was asked, with a switch. */
function openSetting(): Promise<{ authSetting: Record<string, boolean> }> {
  return new Promise((resolve) => {
    const done = () => resolve({ authSetting: read() })
    const sheet = openOverlay({ kind: 'sheet', title: '设置', onDismiss: done })
    for (const [scope, allowed] of Object.entries(read())) {
      const row = part('label', 'setting-row', sheet.body)
      row.append(WORDS[scope] ?? scope)
      const box = part('input', '', row)
      box.type = 'checkbox'
      box.checked = allowed
      box.addEventListener('change', () => write(scope, box.checked))
    }
    overlayButton(sheet.body, '完成', 'sheet-cancel', () => {
      sheet.close()
      done()
    })
  })
}

export function permissionApis(config: PhoneConfig, title: string) {
  key = `preview:permission:${config.id}:${config.openid}`
  if (title) appName = title
  provideOpenType('openSetting', (_, fire) => {
    void openSetting().then((result) => fire('opensetting', result))
  })
  return asynchronousApis({
    getSetting: ({ withSubscriptions }) => ({
      authSetting: read(),
      ...(withSubscriptions === true && { subscriptionsSetting: subscriptionsSetting() }),
    }),
    openSetting,
    authorize: (options) => askPermission(need('authorize', options, 'scope'), 'authorize'),
  })
}
