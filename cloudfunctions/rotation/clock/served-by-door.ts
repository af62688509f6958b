import type { Spell } from '../../../domain/opening'
import type { Slots } from '../../../domain/rotation'
import { doorOpened, mayStepFrom } from '../../../domain/rotation-steps'

/**
 * The slots that open doors serve, where the call that opened did not get so far, or the door stood open long before the slot began.
 */
export function servedByDoor(
  slots: Slots,
  spells: readonly Spell[],
  same: (a: string, b: string) => boolean,
  at: Date,
): Slots {
  let changed: Slots = {}
  const serve = (spell: Spell, moment: Date): void => {
    const now = { ...slots, ...changed }
    changed = { ...changed, ...doorOpened(now, spell.by, ({ id }) => same(id, spell.by.id), moment) }
  }
  for (const spell of spells) {
    serve(spell, spell.from)
    for (const slot of Object.values(slots)) {
      const stands = spell.from <= slot.startsAt && (spell.to === null || spell.to > slot.startsAt)
      if (stands && slot.startsAt <= at && mayStepFrom('miss', slot.state)) serve(spell, slot.startsAt)
    }
  }
  return changed
}
