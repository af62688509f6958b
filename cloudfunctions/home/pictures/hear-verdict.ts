import { z } from 'zod'
import type { Hear } from '../../kit/serve'
import { suggestionOf } from '../../kit/wechat'
import { homeOfTrace } from './store'
import { publish, turnAway } from './verdict'

/** What of the event counts. https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html */
const verdict = z.object({
  MsgType: z.literal('event'),
  Event: z.literal('wxa_media_check'),
  FromUserName: z.string(),
  trace_id: z.string().regex(/^[\w-]{8,64}$/),
  errcode: z.number().optional(),
  result: z.object({ suggest: z.string() }).optional(),
})

/**
 * WeChat's verdict on a picture, pushed by the platform about whoever brought it. Only a pass publishes; anything else that is a verdict turns
 * the picture away; what is none (WeChat could not fetch the picture) leaves it to the timer, which asks again.
 */
export const hearVerdict: Hear = async (event, { openid, at }) => {
  const heard = verdict.safeParse(event)
  if (!heard.success || heard.data.FromUserName !== openid) return
  const { trace_id: traceId, errcode = 0, result } = heard.data
  if (errcode !== 0) return
  const suggestion = suggestionOf(result)
  const home = await homeOfTrace(traceId)
  const picture = home?.waitingPictures?.find((waiting) => waiting.traceId === traceId)
  if (!home || !picture) return
  if (suggestion === 'pass') await publish(home, picture, at)
  else await turnAway(home, picture, 'unfit', at)
}
