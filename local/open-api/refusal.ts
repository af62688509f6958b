/** An answer of WeChat that says no: `errcode` and `errmsg`, to which WeChat adds the request's own id. */
export class WeChatRefusal extends Error {
  constructor(
    readonly errCode: number,
    message: string,
  ) {
    super(message)
  }

  /** Codes of cloud calls themselves, raised before WeChat is asked (wx-server-sdk, src/config/error.config.ts). */
  get systemic(): boolean {
    return this.errCode <= -600_000
  }
}

export const noPermission = () => new WeChatRefusal(-604101, 'function has no permission to call this API')
export const invalidOpenid = () => new WeChatRefusal(40003, 'invalid openid')
export const invalidArgument = (what: string) => new WeChatRefusal(40097, `invalid args: ${what}`)
export const invalidPage = () => new WeChatRefusal(41030, 'invalid page')
/** "若调用接口的该 openid 未在近两小时内访问过小程序" (WeChat's answer to developers). */
export const notSeenLately = () => new WeChatRefusal(61010, 'code is expired')
/** What WeChat says when nobody accepted such a message, or all that were accepted have been sent. */
export const notSubscribed = () => new WeChatRefusal(43101, 'user refuse to accept the msg')
