import type { WaitingPicture } from '../documents'
import { linkTo } from '../files'
import { openApiCode } from '../moderation'
import { askPictureCheck } from '../wechat'
import type { PictureHolder, Shelf } from './shelf'
import { noteOn } from './store'

const MINUTE_MS = 60_000
/** WeChat promises a verdict within half an hour; then it is asked again. */
const VERDICT_MS = 40 * MINUTE_MS
/** A check that WeChat did not take is asked for again, each time after twice as long. */
const LONGEST_PAUSE_MS = 2 * 60 * MINUTE_MS

/** Asks WeChat to look at a waiting picture. What fails leaves it waiting for the timer; it never publishes. */
export async function askForCheck<D extends PictureHolder>(
  shelf: Shelf<D>,
  holder: D,
  picture: WaitingPicture,
  openid: string,
  at: Date,
): Promise<void> {
  const traceId = await traceOf(picture, openid)
  const pauseMs = Math.min(LONGEST_PAUSE_MS, MINUTE_MS * 2 ** picture.asked)
  await noteOn(shelf, holder, picture.id, ({ asked }) => ({
    traceId,
    asked: asked + 1,
    dueAt: new Date(at.getTime() + (traceId === null ? pauseMs : VERDICT_MS)),
  }))
}

async function traceOf(picture: WaitingPicture, openid: string): Promise<string | null> {
  try {
    const link = await linkTo(picture.fileId)
    return link === null ? null : await askPictureCheck(link, openid)
  } catch (error) {
    console.error(JSON.stringify({ check: 'mediaCheckAsync', code: openApiCode(error) }))
    return null
  }
}
