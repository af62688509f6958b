import type { help } from '../../../contract/help'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { act, isOpenState, staffDeed } from '../store'

/** To her: she reads it when she opens the page. Nothing is sent anywhere. */
export const reply: UseCase<typeof help.reply> = async (call, { caseId, text }) => {
  const by = call.staff.person._id
  const entry = { kind: 'reply' as const, by, text }
  await act(call.opened, staffDeed(call, by, 'reply', [caseId, text]), () => ({ entry }))
  return { caseId }
}

/** Among the staff: she never sees it. */
export const note: UseCase<typeof help.note> = async (call, { caseId, text }) => {
  const by = call.staff.person._id
  const entry = { kind: 'note' as const, by, text }
  await act(call.opened, staffDeed(call, by, 'note', [caseId, text]), () => ({ entry }))
  return { caseId }
}

/** Somebody asked how she is, after a day, a week or a month. Also after she has withdrawn: safety does not stop with that. */
export const checkIn: UseCase<typeof help.checkIn> = async (call, { caseId, day, note: text }) => {
  const by = call.staff.person._id
  await act(call.opened, staffDeed(call, by, 'checkIn', [caseId, day, text]), ({ document, head }) => {
    const due = head.followUps.find((one) => one.day === day && one.doneAt === null)
    if (!due) return refuse('STEP_NOT_POSSIBLE', 'day')
    const doneAt = call.now.toISOString()
    const followUps = head.followUps.map((one) => (one === due ? { ...one, doneAt } : one))
    const isOpen = isOpenState(document.state) || followUps.some((one) => one.doneAt === null)
    return { head: { ...head, followUps }, entry: { kind: 'note', by, text }, patch: { isOpen } }
  })
  return { caseId }
}
