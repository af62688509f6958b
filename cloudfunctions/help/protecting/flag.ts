import type { help } from '../../../contract/help'
import { type HelpChild, type HelpKind, isProtected } from '../../../domain/help'
import { firstDesk } from '../../../domain/help-readers'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command, type Patch } from '../../kit/store'
import { wayTo } from '../asking/store'
import { deskName } from '../asking/who-can-read'
import { act, staffDeed } from '../store'

const RANK: Record<HelpChild, number> = { none: 0, involved: 1, writes: 2 }

/**
 * Somebody of the staff finds that a person is hurt or a child is in it. Flags only rise. From that write on the case stands at the county like every
 * protected one; whoever has it in hand stays named on it, so that nobody starts over.
 */
export const flag: UseCase<typeof help.flag> = async (call, { caseId, harm, child }) => {
  const by = call.staff.person._id
  const way = await wayTo(call.opened.document.deskPath)
  await act(call.opened, staffDeed(call, by, 'flag', [caseId, harm, child]), ({ document, head }) => {
    const { kind } = head
    const raised: HelpKind = {
      ...kind,
      harm: kind.harm || harm,
      child: RANK[child] > RANK[kind.child] ? child : kind.child,
    }
    if (raised.harm === kind.harm && raised.child === kind.child) return refuse('STEP_NOT_POSSIBLE')
    const desks = way.map(({ _id, path, level }) => ({ id: _id, path, level }))
    const rises = !isProtected(kind) || (raised.child === 'writes' && kind.child !== 'writes')
    const stands = rises ? firstDesk(desks, raised, false, head.exclusions) : null
    const desk = way.find(({ _id }) => _id === stands?.id)
    const moved: Patch = desk ? { deskId: desk._id, deskPath: desk.path } : {}
    const keeps: Patch = document.ownerId === undefined && desk ? { namedIds: command.addToSet(by) } : {}
    return {
      // What two officers lifted counts no more once there is something new.
      head: { ...head, kind: raised, lifted: false, lift: null, deskName: desk ? deskName(desk) : head.deskName },
      patch: { ...moved, ...keeps },
    }
  })
  return { caseId }
}
