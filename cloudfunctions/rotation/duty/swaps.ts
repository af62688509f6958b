import { createHash } from 'node:crypto'
import type { rotation } from '../../../contract/rotation'
import type { Notice } from '../../../domain/notice'
import type { Slots } from '../../../domain/rotation'
import { planIdOf } from '../../../domain/rotation-plan'
import { acceptSwap, askSwap as asked, endSwap } from '../../../domain/rotation-steps'
import type { HomeDocument } from '../../kit/documents'
import { homeTeam } from '../../kit/home-team'
import { refreshDuty } from '../../kit/home-week'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { slotView } from '../slot-view'
import { changePlan, planById } from '../store'
import { refuseDoubleBooking } from './booking'
import { slotNotice, taken, whoIs } from './decide'

/**
 * Swapping (S04): she asks, the other answers within a day and before either slot begins, and both change hands in one write. From the question on both
 * women are bound to both slots, so the check of other homes' plans before the answer cannot be overtaken.
 */
export const askSwap: UseCase<typeof rotation.askSwap> = async (
  call,
  { homeId, month, slotId, toPersonId, forSlotId },
) => {
  const { home, member, now } = call
  const plan = (await planById(planIdOf(homeId, month))) ?? refuse('NOT_FOUND', 'month')
  const other = homeTeam(home, now).find(({ id }) => id === toPersonId) ?? refuse('NOT_FOUND', 'toPersonId')
  const hers = identities(member)
  const wish = {
    swapId: swapIdOf(member._id, call.requestId),
    to: { id: other.id, name: other.name },
    forSlot: forSlotId,
  }
  const wanted = (slots: Slots): Slots => taken(asked(slots, slotId, whoIs(hers), wish, now))
  const before = plan.slots ?? {}
  await refuseDoubleBooking(plan, { ...before, ...wanted(before) }, [slotId], now)
  const slots = await changePlan(plan, call.source(member._id), now, (current) => {
    const changed = wanted(current)
    const [slot] = Object.values(changed)
    const until = slot?.swap?.until
    const notices = slot
      ? [slotNotice(home, 'swapAsked', [slotId, slot], [other.id], { name: slot.on.name, ...(until ? { until } : {}) })]
      : []
    return { changed, notices }
  })
  return slotView(slots, slotId, slots[slotId] ?? refuse('NOT_FOUND', 'slotId'), hers, now)
}

/** One wish of one woman: the same call again is the same wish. */
const swapIdOf = (personId: string, requestId: string): string =>
  createHash('sha256').update(`${personId}\n${requestId}`).digest('hex').slice(0, 16)

export const answerSwap: UseCase<typeof rotation.answerSwap> = async (call, { homeId, month, slotId, swapId, yes }) => {
  const { home, member, now } = call
  const plan = (await planById(planIdOf(homeId, month))) ?? refuse('NOT_FOUND', 'month')
  const hers = identities(member)
  const who = whoIs(hers)
  if (yes) await refuseDoubleBooking(plan, plan.slots ?? {}, [slotId], now)
  const slots = await changePlan(plan, call.source(member._id), now, (current) => {
    const outcome = yes
      ? acceptSwap(current, slotId, swapId, who, now)
      : endSwap(current, slotId, swapId, { how: 'declined', who })
    const changed = taken(outcome)
    return { changed, notices: answers(home, current, changed) }
  })
  if (yes) await refreshDuty(home._id, now)
  return slotView(slots, slotId, slots[slotId] ?? refuse('NOT_FOUND', 'slotId'), hers, now)
}

/** Whoever asked is told how it ended: yes, no, or that the slot she wanted is another's by now. */
function answers(home: HomeDocument, before: Slots, changed: Slots): Notice[] {
  return Object.entries(changed).flatMap(([id, slot]) => {
    const asker = before[id]?.on
    const answer = slot.swap?.answer
    if (!asker || before[id]?.state !== 'swapRequested' || !slot.swap) return []
    const kind = answer === 'accepted' ? ('swapAccepted' as const) : ('swapDeclined' as const)
    return [slotNotice(home, kind, [id, slot], [asker.id], { name: slot.swap.to.name })]
  })
}

export const takeBackSwap: UseCase<typeof rotation.takeBackSwap> = async (call, { homeId, month, slotId, swapId }) => {
  const { member, now } = call
  const plan = (await planById(planIdOf(homeId, month))) ?? refuse('NOT_FOUND', 'month')
  const hers = identities(member)
  const slots = await changePlan(plan, call.source(member._id), now, (current) => ({
    changed: taken(endSwap(current, slotId, swapId, { how: 'takenBack', who: whoIs(hers) })),
    notices: [],
  }))
  return slotView(slots, slotId, slots[slotId] ?? refuse('NOT_FOUND', 'slotId'), hers, now)
}
