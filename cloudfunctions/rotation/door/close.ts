import type { rotation } from '../../../contract/rotation'
import { dateOf } from '../../../domain/calendar-day'
import { closed, isOpenNow, judgedMoment, type Spell } from '../../../domain/opening'
import { touchPace } from '../../kit/pace'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { doorView } from './door-view'
import { changeDoor, doorOf } from './store'

/** The door is shut, now or, where she forgot to say so, at a moment of the last days. Shutting it again changes nothing. */
export const close: UseCase<typeof rotation.close> = async (call, input) => {
  const { home, keeper, now } = call
  const { at } = judgedMoment(new Date(input.at), now) ?? refuse('TOO_LATE', 'at')
  const day = dateOf(at)
  const door = await doorOf(home._id, day)
  let spells: Spell[] = door?.spells ?? []
  if (door)
    await changeDoor(door, call.source(keeper.person._id), (current) => {
      const next = closed(current.spells, at, dateOf(now) !== day)
      if (next === null && isOpenNow(current.spells)) refuse('INPUT_INVALID', 'at')
      spells = next ?? current.spells
      return next === null ? null : { spells: next }
    })
  await touchPace(home._id, at, now)
  return doorView(day, spells, identities(keeper.person))
}
