import type { Clock } from '../clock'
import type { PhoneCodes } from './phone-codes'
import type { Subscriptions } from './subscriptions'
import type { Params, Reply } from './wire'

/** What WeChat knows about this mini program and its users, as far as open APIs ask for it. */
export interface WeChat {
  appId: string
  clock: Clock
  subscriptions: Subscriptions
  phoneCodes: PhoneCodes
  /** Has this user used the mini program in the last two hours? */
  seenLately(openid: string): boolean
  /** Pages of the published mini program; undefined when it is not known here. */
  pages(): ReadonlySet<string> | undefined
  /** Message templates of this mini program; undefined when every id is taken. */
  templates?: ReadonlySet<string>
  /** How long a check of a picture takes, in milliseconds of the clock. */
  mediaCheckMs: number
  /** Sends an event to the function that the manifest names for it, so many milliseconds of the clock from now. */
  push(event: PushedEvent, afterMs: number): void
  newTraceId(): string
}

/** An event of WeChat's message push, as a cloud function gets it. https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/openapi.html */
export interface PushedEvent {
  ToUserName: string
  FromUserName: string
  /** Seconds since 1970. */
  CreateTime: number
  MsgType: 'event'
  Event: string
  [name: string]: unknown
}

/** What a script put over the usual answer. */
export interface Scripted {
  answer?: Record<string, unknown>
  /** The result of a check that is delivered later. */
  result?: Record<string, unknown>
  resultAfterMs?: number
}

export interface OpenApi {
  /** Calls of one appId; above them WeChat answers 45011 (minute) or 45009 (day). */
  quota: { perMinute?: number; perDay?: number }
  /** @throws WeChatRefusal */
  answer(params: Params, wechat: WeChat, scripted: Scripted): Reply
}

export const textOf = (params: Params, name: string): string => {
  const value = params[name]
  return typeof value === 'string' ? value : ''
}
