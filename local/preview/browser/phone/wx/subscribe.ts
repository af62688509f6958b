import type { PhoneConfig } from '../config'
import { askDoor } from '../doors'
import { part } from '../elements'
import { openOverlay, overlayButton } from '../overlay'
import { needTap } from '../user-tap'
import { asynchronousApis, type Options, WxError } from './callbacks'

type Answer = 'accept' | 'reject'
type Answers = Record<string, Answer>

/** The documented limit of one request. */
const MOST = 5

let key = ''
const kept = (): Answers => JSON.parse(window.localStorage.getItem(key) ?? '{}') as Answers

/** What "总是保持以上选择" kept, for wx.getSetting. */
export const subscriptionsSetting = () => ({ mainSwitch: true, itemSettings: kept() })

/** WeChat's sheet: a tick for every message, and one that keeps the answer. 取消 refuses them all. */
function ask(config: PhoneConfig, appName: string, ids: string[]): Promise<Answers> {
  return new Promise((resolve) => {
    const answer = (ticked: (id: string) => boolean) => {
      const answers: Answers = {}
      for (const id of ids) answers[id] = ticked(id) ? 'accept' : 'reject'
      if (always.checked) window.localStorage.setItem(key, JSON.stringify({ ...kept(), ...answers }))
      sheet.close()
      resolve(answers)
    }
    const none = () => answer(() => false)
    const sheet = openOverlay({ kind: 'sheet', title: `${appName} 申请发送一次以下消息`, onDismiss: none })
    const tick = (text: string, note: string): HTMLInputElement => {
      const row = part('label', 'setting-row', sheet.body)
      row.append(text)
      if (note) part('small', 'setting-note', row).textContent = note
      const box = part('input', '', row)
      box.type = 'checkbox'
      return box
    }
    const boxes = new Map(
      ids.map((id) => {
        const template = config.templates.find((one) => one.id === id)
        const box = tick(template?.title ?? id, template?.note ?? '')
        box.checked = true
        return [id, box]
      }),
    )
    const always = tick('总是保持以上选择,不再询问', '')
    const row = part('div', 'consent-buttons', sheet.body)
    overlayButton(row, '取消', 'consent-deny', none)
    overlayButton(row, '允许', 'consent-allow', () => answer((id) => boxes.get(id)?.checked === true))
  })
}

const refusal = (message: string, code: number) => new WxError(`requestSubscribeMessage:fail ${message}`, code)

/** The answers go to the local open APIs: an accepted template lets one message through. */
async function request(config: PhoneConfig, appName: string, options: Options): Promise<Answers> {
  needTap('requestSubscribeMessage')
  const ids = Array.isArray(options.tmplIds) ? options.tmplIds.map(String) : []
  if (ids.length === 0) throw refusal("TmplIds can't be empty", 10001)
  if (ids.length > MOST) throw refusal('Templates count out of max bounds', 20003)
  const known = kept()
  const open = ids.filter((id) => known[id] === undefined)
  const answers: Answers = open.length === 0 ? {} : await ask(config, appName, open)
  for (const id of ids) answers[id] ??= known[id] ?? 'reject'
  for (const id of ids)
    await askDoor('requestSubscribeMessage', '/local/open-api/subscription', {
      openid: config.openid,
      templateId: id,
      choice: answers[id],
    })
  return answers
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/open-api/subscribe-message/wx.requestSubscribeMessage.html */
export function subscribeApis(config: PhoneConfig, appName: string) {
  key = `preview:subscriptions:${config.id}:${config.openid}`
  return asynchronousApis({ requestSubscribeMessage: (options) => request(config, appName, options) })
}
