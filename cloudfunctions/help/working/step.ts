import type { ErrorCode } from '../../../contract/errors'
import type { help } from '../../../contract/help'
import { isProtected } from '../../../domain/help'
import type { CaseState } from '../../../domain/help-state'
import { takeCaseStep } from '../../../domain/help-steps'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { followUpsFrom } from '../follow-ups'
import { standingOf } from '../standing'
import { statePatch } from '../step-patch'
import { act, staffDeed } from '../store'

type Missing = Exclude<ReturnType<typeof takeCaseStep>, { taken: true }>['why']

/** Why a step cannot be taken, as whoever took it is told. */
export const STEP_REFUSALS: Record<Missing, ErrorCode> = {
  state: 'STEP_NOT_POSSIBLE',
  actor: 'STEP_NOT_POSSIBLE',
  reason: 'REASON_REQUIRED',
  rightNumber: 'REASON_REQUIRED',
  outcome: 'NOT_MEDIATED',
  report: 'REPORT_FIRST',
  aftercare: 'AFTERCARE_FIRST',
  followUps: 'FOLLOW_UPS_FIRST',
  notMandatory: 'REPORT_FIRST',
}

/**
 * One step of the table (domain/help-state). Whoever accepts has it in hand from then on; what is resolved and protected is followed up on the
 * first, seventh and thirtieth day. A reason is written down among the staff's notes.
 */
export const step: UseCase<typeof help.step> = async (call, { caseId, step: name, reason, outcome }) => {
  const { person } = call.staff
  let reached: CaseState = call.opened.document.state
  await act(call.opened, staffDeed(call, person._id, name, [caseId, reason, outcome]), (current) => {
    const taken = takeCaseStep(standingOf(current), 'worker', name, { reason, outcome })
    if (!taken.taken) return refuse(STEP_REFUSALS[taken.why])
    reached = taken.to
    const { document, head } = current
    const owned = name === 'accept' && document.ownerId === undefined
    const followed = name === 'resolve' && isProtected(head.kind) && head.followUps.length === 0
    return {
      head: {
        ...head,
        outcome: name === 'mistaken' ? 'mistaken' : (outcome ?? head.outcome),
        followUps: followed ? followUpsFrom(call.now) : head.followUps,
      },
      patch: {
        ...statePatch(taken.to, call.now),
        ...(name === 'accept' ? { unansweredAt: command.remove(), 'callOut.nextAt': command.remove() } : {}),
        ...(owned ? { ownerId: person._id, namedIds: command.addToSet(person._id) } : {}),
      },
      ...(reason === null ? {} : { entry: { kind: 'note' as const, by: person._id, text: reason } }),
    }
  })
  return { caseId, state: reached }
}

/** It is not for us: she is told where to turn instead, and may still read that (「不归这里管」). */
export const outOfScope: UseCase<typeof help.outOfScope> = async (call, { caseId, rightNumber }) => {
  const { person } = call.staff
  await act(call.opened, staffDeed(call, person._id, 'outOfScope', [caseId, rightNumber]), (current) => {
    const taken = takeCaseStep(standingOf(current), 'worker', 'outOfScope', { rightNumber })
    if (!taken.taken) return refuse(STEP_REFUSALS[taken.why])
    return {
      head: { ...current.head, rightNumber, outcome: 'passedOn' },
      patch: statePatch(taken.to, call.now),
    }
  })
  return { caseId }
}
