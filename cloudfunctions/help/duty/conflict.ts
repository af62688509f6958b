import type { help } from '../../../contract/help'
import { dateOf } from '../../../domain/calendar-day'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { conflictIndexOf } from '../keys/digests'
import { conflictDocument, declareSides } from './store'

/** Enough for whoever begins with her own clients; too few to guess who asks for help by what disappears. */
const DECLARED_A_DAY = 20

/**
 * A professional or officer says for whom she acted or whom she is close to. Only keyed digests are kept; a case of theirs is from then on no case to
 * her, without a word why. What she declares is counted by the day and stands in the audit, since declaring is also a way of asking.
 */
export const declareConflict: UseCase<typeof help.declareConflict> = async (call, { name, phone }) => {
  const { person } = call.staff
  const sides = [name, phone].filter((side) => side !== null).map(conflictIndexOf)
  const standing = await conflictDocument(person._id)
  if (sides.every((side) => standing?.sides.includes(side))) return { declared: true }
  const day = dateOf(call.now)
  const today = standing?.day === day ? standing.declared : 0
  if (today >= DECLARED_A_DAY) return refuse('TOO_MANY_TRIES')
  const done = await declareSides(person._id, standing, { sides, day, declared: today + 1 }, call.source(person._id))
  return done ? { declared: true } : refuse('BUSY')
}
