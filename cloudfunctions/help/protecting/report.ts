import type { help } from '../../../contract/help'
import { mustBeReported } from '../../../domain/help'
import { grantsInForce } from '../../../domain/role'
import { personsOfOneWoman } from '../../kit/one-woman'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { act, staffDeed } from '../store'

/** What was told to the police and when (N04); said again, it adds what came later: the receipt, who looks after the child. */
export const report: UseCase<typeof help.report> = async (call, { caseId, ...facts }) => {
  const by = call.staff.person._id
  const [discovered, reported] = [Date.parse(facts.discoveredAt), Date.parse(facts.reportedAt)]
  if (discovered > reported) refuse('INPUT_INVALID', 'reportedAt')
  if (reported > call.now.getTime()) refuse('INPUT_INVALID', 'reportedAt')
  await act(call.opened, staffDeed(call, by, 'report', [caseId, facts]), ({ head }) => ({
    head: { ...head, report: { ...facts, by: head.report?.by ?? by } },
  }))
  return { caseId }
}

/** Facts of domestic violence (N03): what is known of police, warning letter and court. Only counts of them ever go upwards. */
export const facts: UseCase<typeof help.facts> = async (call, { caseId, facts: told }) => {
  const by = call.staff.person._id
  await act(call.opened, staffDeed(call, by, 'facts', [caseId, told]), ({ head }) => ({
    head: { ...head, facts: told },
  }))
  return { caseId }
}

/**
 * The duty to report is lifted by two officers, one after the other, and by no one woman with two accounts. Until the second has said so, everything
 * that the duty blocks stays blocked.
 */
export const lift: UseCase<typeof help.lift> = async (call, { caseId, reason }) => {
  const { person } = call.staff
  if (grantsInForce(person.roles, call.now).length === 0) refuse('NOT_FOUND', 'caseId')
  const mine = await personsOfOneWoman(person)
  const before = call.opened.head.lift
  const second = before !== null && !mine.has(before.by)
  if (before !== null && !second) return { caseId, lifted: call.opened.head.lifted }
  let lifted = second
  await act(call.opened, staffDeed(call, person._id, second ? 'lifted' : 'lift', [caseId, reason]), ({ head }) => {
    if (!mustBeReported(head.kind) || head.lifted) return refuse('STEP_NOT_POSSIBLE')
    lifted = head.lift !== null && !mine.has(head.lift.by)
    const entry = { kind: 'note' as const, by: person._id, text: reason }
    return lifted
      ? { head: { ...head, lifted: true, lift: null }, entry }
      : { head: { ...head, lift: { by: person._id, reason } }, entry }
  })
  return { caseId, lifted }
}
