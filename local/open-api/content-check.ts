import type { OpenApi, WeChat } from './api'
import { textOf } from './api'
import { invalidArgument, invalidOpenid, notSeenLately, WeChatRefusal } from './refusal'
import type { Params } from './wire'

/** WeChat takes so many characters (https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_msgseccheck.html). */
const longestText = 2500

/** WeChat promises a result within 30 minutes; most come within seconds. */
export const USUAL_CHECK_MS = 1000

const harmless = { suggest: 'pass', label: 100 }

/** security.msgSecCheck, version 2: everything passes unless a script says otherwise. */
export const msgSecCheck: OpenApi = {
  quota: { perMinute: 4000, perDay: 2_000_000 },
  answer(params, wechat, { answer }) {
    checkVersion(params, 'security.msgSecCheck')
    const content = textOf(params, 'content')
    if (content === '') throw invalidArgument('content')
    if ([...content].length > longestText) throw new WeChatRefusal(45002, 'content size out of limit')
    checkScene(params)
    checkUser(params, wechat)
    return { json: { ...verdict(answer?.result), trace_id: wechat.newTraceId(), ...answer } }
  },
}

/**
 * security.mediaCheckAsync, version 2: answers with a trace id, and pushes the result to the function that the manifest
 * names for `wxa_media_check`.
 */
export const mediaCheckAsync: OpenApi = {
  quota: { perMinute: 2000, perDay: 200_000 },
  answer(params, wechat, { answer, result, resultAfterMs = wechat.mediaCheckMs }) {
    checkVersion(params, 'security.mediaCheckAsync')
    if (!/^https?:\/\//.test(textOf(params, 'media_url'))) throw invalidArgument('media_url')
    if (params.media_type !== 1 && params.media_type !== 2) throw invalidArgument('media_type')
    checkScene(params)
    checkUser(params, wechat)
    const traceId = wechat.newTraceId()
    wechat.push(
      {
        ToUserName: wechat.appId,
        FromUserName: textOf(params, 'openid'),
        CreateTime: Math.floor((wechat.clock.now() + resultAfterMs) / 1000),
        MsgType: 'event',
        Event: 'wxa_media_check',
        appid: wechat.appId,
        trace_id: traceId,
        version: 2,
        ...verdict(result?.result),
        ...result,
      },
      resultAfterMs,
    )
    return { json: { errcode: 0, errmsg: 'ok', trace_id: traceId, ...answer } }
  },
}

/** The result as a whole, and the parts that it was made of. */
function verdict(scripted: unknown): object {
  const result = { ...harmless, ...(scripted as object | undefined) }
  return {
    errcode: 0,
    errmsg: 'ok',
    detail: [
      { strategy: 'keyword', errcode: 0 },
      { strategy: 'content_model', errcode: 0, ...result, prob: 90 },
    ],
    result,
  }
}

function checkVersion(params: Params, api: string): void {
  if (params.version === 2) return
  // Version 1 answers in another form and has not been kept up since 2021-09-01.
  throw new WeChatRefusal(40097, `invalid args: only version 2 of ${api} is emulated here`)
}

/** 1 profile, 2 comment, 3 forum, 4 social log. */
function checkScene({ scene }: Params): void {
  if (typeof scene !== 'number' || ![1, 2, 3, 4].includes(scene)) throw invalidArgument('scene')
}

function checkUser(params: Params, wechat: WeChat): void {
  const openid = textOf(params, 'openid')
  if (openid === '') throw invalidOpenid()
  if (!wechat.seenLately(openid)) throw notSeenLately()
}
