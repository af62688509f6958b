import type { activity } from '../../../contract/activity'
import { storeFile } from '../../kit/files'
import { openApiCode } from '../../kit/moderation'
import type { UseCase } from '../../kit/serve'
import { miniProgramCode } from '../../kit/wechat'

/** Where a scanned poster leads; the page reads the activity from `scene`. */
const PAGE = 'pages/activity/detail'

/**
 * The code for an activity's poster, kept at one place for each activity: asking again replaces the same picture. Where WeChat makes none now (quota,
 * permission), the poster goes without.
 */
export const posterCode: UseCase<typeof activity.posterCode> = async (_call, { activityId }) => {
  const picture = await codeFor(activityId)
  return { fileId: picture && (await storeFile(`public/codes/${activityId}.png`, picture)) }
}

async function codeFor(activityId: string): Promise<Buffer | null> {
  try {
    return await miniProgramCode(activityId, PAGE)
  } catch (error) {
    console.error(JSON.stringify({ failure: 'wxacode.getUnlimited', code: openApiCode(error) }))
    return null
  }
}
