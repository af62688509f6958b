import type { activity } from '../../../contract/activity'
import { CODE_STEP_MS, checkInWindow, stepAt, stepsOf } from '../../../domain/check-in-code'
import { checkInScene } from '../../../domain/scanned-code'
import { toIso } from '../../../domain/time'
import { checkInMac, sceneKeyOf } from '../../kit/check-in-mac'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { change } from '../../kit/store'
import { miniProgramCode } from '../../kit/wechat'

/**
 * All codes of the window at once, so that her phone needs no network to show them, and no key: after the window they are worth nothing. A host may have
 * them early; whoever she gives them to stands in her own room's roll.
 */
export const showCode: UseCase<typeof activity.showCode> = async ({ activity: found, now }) => {
  if (found.state === 'cancelled') refuse('ACTIVITY_CANCELLED')
  const window = checkInWindow(found)
  const { first, count } = stepsOf(window)
  const from = Math.max(first, stepAt(now) - 1)
  const steps = Array.from({ length: Math.max(0, first + count - from) }, (_, i) => from + i)
  return {
    activityId: found._id,
    state: found.state,
    title: found.title,
    startsAt: toIso(found.startsAt),
    endsAt: toIso(found.endsAt),
    now: toIso(now),
    from: toIso(window.from),
    until: toIso(window.until),
    paperUntil: toIso(window.paperUntil),
    stepMs: CODE_STEP_MS,
    firstStep: from,
    macs: steps.map((step) => checkInMac(found._id, step)),
  }
}

const PAGE = 'pages/check-in/check-in'

/**
 * The code of this moment as a mini program code, which WeChat's own scanner opens. Such codes never expire by themselves (rules that bind 11): what
 * expires is the step inside, and the cloud judges it like any other.
 */
export const miniCode: UseCase<typeof activity.miniCode> = async (call) => {
  const { activity: found, host, now } = call
  if (found.state !== 'published') refuse('ACTIVITY_CANCELLED')
  const key = sceneKeyOf(found._id)
  if (found.sceneKey !== key) await change('activities', found._id, {}, { sceneKey: key }, call.source(host._id))
  const step = stepAt(now)
  const scene = checkInScene(key, step, checkInMac(found._id, step))
  const picture = await miniProgramCode(scene, PAGE)
  return { picture: picture.toString('base64'), until: toIso(new Date((step + 2) * CODE_STEP_MS)) }
}
