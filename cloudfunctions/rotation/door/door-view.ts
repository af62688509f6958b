import type { OutputOf } from '../../../contract/action'
import type { opening } from '../../../contract/rotation/opening'
import { isOpenNow, type Spell } from '../../../domain/opening'
import { toIso } from '../../../domain/time'

export function doorView(
  day: string,
  spells: readonly Spell[],
  hers: readonly string[],
): OutputOf<typeof opening.open> {
  return {
    day,
    isOpen: isOpenNow(spells),
    spells: spells.map(({ by, from, to, how, lateMinutes = 0, clockAheadMinutes = 0 }) => ({
      name: by.name,
      mine: hers.includes(by.id),
      from: toIso(from),
      to: to && toIso(to),
      how,
      lateMinutes,
      clockAheadMinutes,
    })),
  }
}
