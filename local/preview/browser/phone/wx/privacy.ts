import { provideOpenType } from '../built-ins/open-type'
import type { PhoneConfig } from '../config'
import { part } from '../elements'
import { openOverlay, overlayButton, showCard } from '../overlay'
import { asynchronousApis, WxError } from './callbacks'

type Resolve = (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void

/** WeChat's privacy agreement: asked once a phone and person, by the app's own dialog if it registered one. */
export function privacyApis(config: PhoneConfig): Record<string, unknown> {
  const key = `preview:privacy:${config.id}:${config.openid}`
  const agreed = () => window.localStorage.getItem(key) === 'agreed'
  const agree = () => window.localStorage.setItem(key, 'agreed')
  let ask: ((resolve: Resolve, event: { referrer: string }) => void) | undefined
  provideOpenType('agreePrivacyAuthorization', (_, fire) => {
    agree()
    fire('agreeprivacyauthorization', {})
  })
  const ownDialog = (resolve: Resolve) => {
    const dialog = openOverlay({ kind: 'dialog', title: '隐私保护提示' })
    part('p', 'dialog-text', dialog.body).textContent = '使用前请先看看《用户隐私保护指引》。'
    const row = part('div', 'dialog-buttons', dialog.body)
    for (const [text, event] of [
      ['拒绝', 'disagree'],
      ['同意', 'agree'],
    ] as const)
      overlayButton(row, text, event === 'agree' ? 'dialog-confirm' : 'dialog-cancel', () => {
        dialog.close()
        resolve({ event })
      })
  }
  return {
    onNeedPrivacyAuthorization(listener: typeof ask) {
      ask = listener
    },
    ...asynchronousApis({
      getPrivacySetting: () => ({ needAuthorization: !agreed(), privacyContractName: '《用户隐私保护指引》' }),
      openPrivacyContract: () =>
        void showCard('用户隐私保护指引', ['在微信里,这里打开小程序后台填写的指引。'], 'privacy'),
      requirePrivacyAuthorize: () =>
        new Promise<void>((resolve, reject) => {
          if (agreed()) return resolve()
          const answered: Resolve = ({ event }) => {
            if (event === 'exposureAuthorization') return
            if (event === 'disagree')
              return reject(new WxError('requirePrivacyAuthorize:fail privacy permission is not authorized', 104))
            agree()
            resolve()
          }
          if (ask) ask(answered, { referrer: 'requirePrivacyAuthorize' })
          else ownDialog(answered)
        }),
    }),
  }
}
