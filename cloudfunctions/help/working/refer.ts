import type { help } from '../../../contract/help'
import { mayStandAt } from '../../../domain/help-readers'
import { takeCaseStep } from '../../../domain/help-steps'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { officersAt, placesById } from '../asking/store'
import { deskName } from '../asking/who-can-read'
import { movedTo } from '../moving'
import { standingOf } from '../standing'
import { act, moveDeed, staffDeed } from '../store'
import { STEP_REFUSALS } from './step'

/**
 * To another desk. She is asked first and the case stays where it is until she says yes (first contact is responsible, 首接负责); or it goes at once,
 * with the reason for not waiting in her log. Never to a desk that she keeps out, to a village, or to one without officers: those are not there.
 */
export const refer: UseCase<typeof help.refer> = async (call, { caseId, toOrgId, reason, override }) => {
  const by = call.staff.person._id
  const [desk] = await placesById([toOrgId])
  const officers = await officersAt([toOrgId])
  const words = { caseId, toOrgId, reason }
  const deed = override ? moveDeed(call, by, words) : staffDeed(call, by, 'refer', words)
  await act(call.opened, deed, (current) => {
    const { document, head } = current
    const stands = desk && { id: desk._id, path: desk.path, level: desk.level }
    const fits = stands && document.deskId !== stands.id && mayStandAt(stands, head.kind, head.exclusions)
    if (!desk || !fits || officers.length === 0) return refuse('NOT_FOUND', 'toOrgId')
    const taken = takeCaseStep(standingOf(current), 'worker', 'refer', { reason })
    if (!taken.taken) return refuse(STEP_REFUSALS[taken.why])
    if (override) return { ...movedTo(desk, current, call.now), entry: { kind: 'note', by, text: reason } }
    const referral = { toId: desk._id, toName: deskName(desk), reason, since: toIso(call.now), by }
    return { head: { ...head, referral } }
  })
  return { caseId }
}
