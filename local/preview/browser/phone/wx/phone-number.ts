import { provideOpenType } from '../built-ins/open-type'
import type { PhoneConfig } from '../config'
import { askDoor } from '../doors'
import { part } from '../elements'
import { fail } from '../failures'
import { openOverlay, overlayButton } from '../overlay'
import { WxError } from './callbacks'

/** WeChat's own sheet: the number in three groups, 拒绝 and 允许. */
function consent(appName: string, phoneNumber: string): Promise<boolean> {
  return new Promise((resolve) => {
    const sheet = openOverlay({
      kind: 'sheet',
      title: `${appName} 申请获取并验证你的手机号`,
      onDismiss: () => resolve(false),
    })
    part('p', 'phone-number', sheet.body).textContent = phoneNumber.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
    part('p', 'phone-number-note', sheet.body).textContent = '微信绑定号码'
    const row = part('div', 'consent-buttons', sheet.body)
    const answer = (text: string, className: string, allowed: boolean) =>
      overlayButton(row, text, className, () => {
        sheet.close()
        resolve(allowed)
      })
    answer('拒绝', 'consent-deny', false)
    answer('允许', 'consent-allow', true)
  })
}

async function phoneCode({ openid, phoneNumber }: PhoneConfig, appName: string): Promise<string> {
  if (phoneNumber === '') {
    fail('<button open-type="getPhoneNumber">: this person has no phone number, StagePersona.phone gives one')
    throw new WxError('getPhoneNumber:fail no phone number')
  }
  if (!(await consent(appName, phoneNumber))) throw new WxError('getPhoneNumber:fail user deny')
  const { code } = await askDoor<{ code: string }>('getPhoneNumber', '/local/open-api/phone-code', {
    openid,
    phoneNumber,
  })
  return code
}

/**
 * `<button open-type="getPhoneNumber">`: the code goes to a function, whose phonenumber.getPhoneNumber redeems it once and
 * within five minutes. Neither encryptedData nor iv: those are the old way, which needs a session key.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function providePhoneNumber(config: PhoneConfig, appName: string): void {
  provideOpenType('getPhoneNumber', (_, fire) => {
    phoneCode(config, appName).then(
      (code) => fire('getphonenumber', { code, errMsg: 'getPhoneNumber:ok' }),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error)
        const errMsg = message.startsWith('getPhoneNumber:') ? message : `getPhoneNumber:fail ${message}`
        fire('getphonenumber', { errMsg })
      },
    )
  })
}
