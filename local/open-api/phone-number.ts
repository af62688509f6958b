import { type OpenApi, textOf } from './api'
import { WeChatRefusal } from './refusal'

/** phonenumber.getPhoneNumber: gives the number behind a code of the button, once and within five minutes. */
export const getPhoneNumber: OpenApi = {
  quota: {},
  answer(params, wechat) {
    const openid = textOf(params, 'openid')
    const found = wechat.phoneCodes.take(textOf(params, 'code'), openid === '' ? undefined : openid)
    if (!found) throw new WeChatRefusal(40029, 'invalid code')
    const { phoneNumber, at } = found
    const watermark = { timestamp: Math.floor(at / 1000), appid: wechat.appId }
    return {
      json: {
        errcode: 0,
        errmsg: 'ok',
        phone_info: { phoneNumber, purePhoneNumber: phoneNumber, countryCode: '86', watermark },
      },
    }
  },
}
