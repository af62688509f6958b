import type { help } from '../../../contract/help'
import { isProtected, mustBeReported } from '../../../domain/help'
import { takeCaseStep } from '../../../domain/help-steps'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { erasedAt } from '../erasing'
import { followUpsFrom } from '../follow-ups'
import { toCome } from '../half-hours/appointments'
import { freeAll } from '../half-hours/store'
import { without } from '../half-hours/taking'
import { standingOf } from '../standing'
import { statePatch } from '../step-patch'
import { act, herDeed } from '../store'
import { herActor, openOneOfHers, openOneOrErased } from './opening'

/** She takes it back. Where safety is at stake somebody still asks how she is, and what the law asks for goes on; she was told both before. */
export const withdraw: UseCase<typeof help.withdraw> = async (call, { key, caseId }) => {
  const mine = await openOneOfHers(call, key, caseId)
  const deed = herDeed(call, herActor(key), 'withdraw', caseId)
  const given = toCome(mine, call.now)
  await act(mine, deed, (current) => {
    const taken = takeCaseStep(standingOf(current), 'asker', 'withdraw')
    if (!taken.taken) return refuse('STEP_NOT_POSSIBLE')
    const { head } = current
    const begins = isProtected(head.kind) && head.followUps.length === 0
    const followUps = begins ? followUpsFrom(call.now) : head.followUps
    const isOpen = followUps.some(({ doneAt }) => doneAt === null)
    // Her half hours go to others, and whoever was named by them alone reads nothing any more.
    const left = without(current, toCome(current, call.now))
    // Until the last follow-up it stays on the desk's list.
    const patch = { ...left.patch, ...statePatch(taken.to, call.now), isOpen }
    return { head: { ...head, ...left.head, referral: null, followUps }, patch }
  })
  await freeAll(caseId, given, deed.source)
  return { caseId }
}

/**
 * Nothing of it can be read any more: its key is destroyed, and what it closed is gone with it. The log keeps pseudonyms and deeds. What is still
 * being worked on is withdrawn first; what was reported by law, and safety follow-ups that are not done, stay (CASE_STAYS).
 */
export const erase: UseCase<typeof help.erase> = async (call, { key, caseId }) => {
  const deed = herDeed(call, herActor(key), 'erase', caseId)
  const mine = await openOneOrErased(call, key, caseId, deed.mark)
  if (mine === null) return { caseId }
  await act(mine, deed, ({ document, head }) => {
    const reported = mustBeReported(head.kind) && !head.lifted
    const followed = head.followUps.every(({ doneAt }) => doneAt !== null)
    if (document.isOpen || reported || !followed) return refuse('CASE_STAYS')
    return { patch: { ...erasedAt(document, call.now), erasedIn: deed.mark } }
  })
  return { caseId }
}
