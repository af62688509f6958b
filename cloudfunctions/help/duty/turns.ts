import { LONGEST_SHIFT_MS } from '../../../domain/duty'
import type { FactSource } from '../../kit/outbox'
import { refuse } from '../../kit/refusal'
import { markOf } from '../keys/digests'
import { addShiftDocument, type RosterDocument, turnsOf } from './store'

interface Turn {
  from: string
  until: string
  /** Open for appointments, in half hours. */
  places: boolean
}

/** One turn of somebody on a roster, a day long at most; she is in one place at a time. Answers its id, the same for every retry. */
export async function addTurn(member: RosterDocument, turn: Turn, source: FactSource): Promise<string> {
  const [from, until] = [new Date(turn.from), new Date(turn.until)]
  const long = until.getTime() - from.getTime()
  if (long <= 0 || long > LONGEST_SHIFT_MS) refuse('INPUT_INVALID', 'until')
  const { orgId, orgPath, personId, role } = member
  const id = markOf('shift', orgId, personId, turn.from)
  const others = (await turnsOf(personId, from)).filter((other) => other._id !== id && other.from < until)
  if (others.length > 0) refuse('SLOTS_OVERLAP', 'from')
  const document = { _id: id, orgId, orgPath, personId, role, from, until }
  await addShiftDocument({ ...document, ...(turn.places ? { places: true as const } : {}) }, source)
  return id
}
