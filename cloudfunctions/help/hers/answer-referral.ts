import type { help } from '../../../contract/help'
import { mayStandAt } from '../../../domain/help-readers'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { placesById } from '../asking/store'
import { movedTo } from '../moving'
import { act, herDeed } from '../store'
import { herActor, openOneOfHers } from './opening'

/** An office asked whether it may hand her case on. With her yes it stands there; with her no it stays where it is. */
export const answerReferral: UseCase<typeof help.answerReferral> = async (call, { key, caseId, agree }) => {
  const mine = await openOneOfHers(call, key, caseId)
  const toId = mine.head.referral?.toId
  const [desk] = toId === undefined ? [] : await placesById([toId])
  const deed = herDeed(call, herActor(key), agree ? 'consent' : 'decline', [caseId, agree])
  await act(mine, deed, (current) => {
    const { head } = current
    if (!desk || head.referral?.toId !== desk._id) return refuse('STEP_NOT_POSSIBLE')
    if (!agree) return { head: { ...head, referral: null } }
    const stands = { id: desk._id, path: desk.path, level: desk.level }
    // She may have kept that office out since it was asked.
    return mayStandAt(stands, head.kind, head.exclusions) ? movedTo(desk, current, call.now) : refuse('NOBODY_LEFT')
  })
  return { caseId }
}
