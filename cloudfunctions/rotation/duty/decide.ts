import type { Notice, NoticeKind } from '../../../domain/notice'
import type { RotationSlot, SlotPerson, Slots } from '../../../domain/rotation'
import { monthOf, planIdOf } from '../../../domain/rotation-plan'
import type { SlotOutcome } from '../../../domain/rotation-steps'
import type { HomeDocument } from '../../kit/documents'
import { reachAt } from '../../kit/home-team'
import { refuse } from '../../kit/refusal'

/** The slots that a step changes, or its refusal for the phone. */
export function taken(outcome: SlotOutcome): Slots {
  return 'changed' in outcome ? outcome.changed : refuse(outcome.refused, 'slotId')
}

type Home = Pick<HomeDocument, '_id' | 'name' | 'hosts' | 'paired'>

/** A message about a slot to people of the home, by the ids under which they belong to it. */
export function slotNotice(
  home: Home,
  kind: NoticeKind,
  [slotId, slot]: readonly [string, RotationSlot],
  to: readonly string[],
  more: { name?: string; until?: Date } = {},
): Notice {
  const about = {
    homeId: home._id,
    homeName: home.name,
    planId: planIdOf(home._id, monthOf(slot.startsAt)),
    slotId,
    at: slot.startsAt,
    ...more,
  }
  return { kind, to: [...new Set(to.map(reachAt(home)))], about }
}

/** Whoever of the team the caller is: by any of her persons. */
export const whoIs =
  (hers: readonly string[]) =>
  ({ id }: SlotPerson): boolean =>
    hers.includes(id)
