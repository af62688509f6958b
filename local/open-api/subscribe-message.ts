import { type OpenApi, textOf } from './api'
import { invalidOpenid, invalidPage, notSubscribed, WeChatRefusal } from './refusal'
import type { Params } from './wire'

/**
 * What a field of a template may hold, by the beginning of its name.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
const kinds: Record<string, (value: string) => boolean> = {
  thing: (value) => lengthOf(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && lengthOf(value) <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[^\p{L}\p{N}\s]{1,5}$/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => /\d{1,2}:\d{2}|\d{1,2}[日号]|\d{4}[-/.]\d{1,2}/.test(value),
  date: (value) => /^\d{4}(年|[-/.])\d{1,2}(月|[-/.])\d{1,2}日?/.test(value),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d+\-#*() ]{1,17}$/.test(value),
  car_number: (value) => /^[\p{Script=Han}A-Z\d]{1,8}$/iu.test(value),
  name: (value) => lengthOf(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20) && !/\d/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
}

const lengthOf = (value: string) => [...value].length

/** subscribeMessage.send: one message for one acceptance. */
export const subscribeMessageSend: OpenApi = {
  quota: { perDay: 10_000_000 },
  answer(params, wechat) {
    const [openid, templateId] = [textOf(params, 'touser'), textOf(params, 'template_id')]
    if (openid === '') throw invalidOpenid()
    if (templateId === '' || wechat.templates?.has(templateId) === false) {
      throw new WeChatRefusal(40037, 'invalid template_id')
    }
    checkData(params.data)
    const page = textOf(params, 'page').split('?')[0]
    if (page && wechat.pages()?.has(page) === false) throw invalidPage()
    if (!wechat.subscriptions.take(openid, templateId)) throw notSubscribed()
    return { json: { errcode: 0, errmsg: 'ok' } }
  },
}

function checkData(data: unknown): void {
  const wrong = (what: string) => new WeChatRefusal(47003, `argument invalid! ${what}`)
  if (typeof data !== 'object' || data === null) throw wrong('data is empty')
  for (const [name, field] of Object.entries(data as Params)) {
    const value = typeof field === 'object' && field !== null ? (field as Params).value : undefined
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string' || text === '') throw wrong(`data.${name}.value is empty`)
    const kind = kinds[name.replace(/\d+$/, '')]
    if (kind && !kind(text)) throw wrong(`data.${name}.value invalid`)
  }
}
