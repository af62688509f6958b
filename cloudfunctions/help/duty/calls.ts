import type { help } from '../../../contract/help'
import { isKeptOut } from '../../../domain/help-readers'
import { takeCaseStep } from '../../../domain/help-steps'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { standingOf } from '../standing'
import { statePatch } from '../step-patch'
import { act, casesCalling, opened, staffDeed } from '../store'

/** Whether somebody in danger waits for her right now: the case and since when, nothing else. */
export const calls: UseCase<typeof help.calls> = async ({ staff, now }) => {
  const calling = (await casesCalling())
    .map(opened)
    .filter((one) => one !== null)
    .filter(({ head }) => !isKeptOut(staff.reader, head.exclusions, now))
  const mine = calling.flatMap(({ document: { _id, callOut } }) =>
    callOut?.chain.slice(0, callOut.called).includes(staff.person._id) ? [{ caseId: _id, callOut }] : [],
  )
  return {
    calls: mine.map(({ caseId, callOut: { startedAt, nextAt } }) => ({
      caseId,
      since: toIso(startedAt),
      nextAt: nextAt === undefined ? null : toIso(nextAt),
    })),
  }
}

/** She takes it: the case is hers and accepted, and nobody else is called. Of two who answer at once, one does. */
export const acknowledge: UseCase<typeof help.acknowledge> = async (call, { caseId }) => {
  const { person } = call.staff
  await act(call.opened, staffDeed(call, person._id, 'acknowledge', caseId), (current) => {
    const { document } = current
    const taken = takeCaseStep(standingOf(current), 'worker', 'accept')
    if (!taken.taken || document.callOut?.acknowledgedBy !== undefined) return refuse('STEP_NOT_POSSIBLE')
    return {
      patch: {
        ...statePatch(taken.to, call.now),
        'callOut.acknowledgedBy': person._id,
        'callOut.acknowledgedAt': call.now,
        'callOut.nextAt': command.remove(),
        unansweredAt: command.remove(),
        ownerId: person._id,
        namedIds: command.addToSet(person._id),
      },
    }
  })
  return { caseId }
}
