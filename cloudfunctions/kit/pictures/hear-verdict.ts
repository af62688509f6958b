import { z } from 'zod'
import type { Hear } from '../serve'
import { suggestionOf } from '../wechat'
import { HOME_SHELF } from './home-shelf'
import { RECORD_SHELF } from './record-shelf'
import type { PictureHolder, Shelf } from './shelf'
import { holderOfTrace } from './store'
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
 * WeChat's verdict on a picture, pushed by the platform about whoever brought it, for all shelves at once: an event has one hearer. Only a pass
 * publishes; anything else that is a verdict turns the picture away; what is none (WeChat could not fetch the picture) leaves it to the timer,
 * which asks again.
 */
export const hearVerdict: Hear = async (event, { openid, at }) => {
  const heard = verdict.safeParse(event)
  if (!heard.success || heard.data.FromUserName !== openid) return
  const { trace_id: traceId, errcode = 0, result } = heard.data
  if (errcode !== 0) return
  const passes = suggestionOf(result) === 'pass'
  if (await hearFor(HOME_SHELF, traceId, passes, at)) return
  await hearFor(RECORD_SHELF, traceId, passes, at)
}

/** False when no document of the shelf waits for this trace. */
async function hearFor<D extends PictureHolder>(
  shelf: Shelf<D>,
  traceId: string,
  passes: boolean,
  at: Date,
): Promise<boolean> {
  const holder = await holderOfTrace(shelf, traceId)
  const picture = holder?.waitingPictures?.find((waiting) => waiting.traceId === traceId)
  if (!holder || !picture) return false
  if (passes) await publish(shelf, holder, picture, at)
  else await turnAway(shelf, holder, picture, 'unfit', at)
  return true
}
