import type { Seat } from '../../../domain/roster'
import { standingOf } from '../../../domain/roster-sign-up'
import type { PersonDocument } from '../../kit/documents'
import type { FactSource } from '../../kit/outbox'
import { refuse } from '../../kit/refusal'
import { change, command, type Guard } from '../../kit/store'
import { activityFor, rosterOf } from '../roster/read'
import { companyOf, shownStanding } from '../standing'
import type { Who } from './who'

export interface OwnSeat {
  id: string
  seat: Seat
}

/** The seat of whoever it is about, or PLACE_GONE. */
export async function ownSeat(activityId: string, who: Who): Promise<OwnSeat> {
  const found = (await activityFor(activityId, who.ids)) ?? refuse('NOT_FOUND', 'activityId')
  const stands = standingOf(rosterOf(found), who.ids)
  return stands?.as === 'seat' ? stands : refuse('PLACE_GONE')
}

/**
 * Takes a question away that she has said yes to. Guarded by the question itself: one that has lapsed meanwhile is not answered any more, and a
 * second yes finds none.
 */
export function settleQuestion(
  activityId: string,
  { id }: OwnSeat,
  question: 'answerBy' | 'asked',
  stillAsked: Guard[string],
  source: FactSource,
): Promise<boolean> {
  const field = `seats.${id}.${question}`
  return change('activities', activityId, { [field]: stillAsked }, { [field]: command.remove() }, source)
}

/** Her seat as her page shows it, once she has said yes. */
export function shownSeat(resident: PersonDocument, who: Who, { id, seat }: OwnSeat) {
  const name = companyOf(resident).find(({ personId }) => personId === who.id)?.name ?? null
  return shownStanding({ personId: who.id, name }, { as: 'seat', id, seat })
}
