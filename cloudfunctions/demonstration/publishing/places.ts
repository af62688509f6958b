import { ON_THE_WAY_TO_A_SCORE, PLACED_STATES, RANKED_STATES } from '../../../domain/demonstration/application-state'
import { nameWithinPlaces } from '../../../domain/demonstration/naming'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import type { CampaignDocument, DemoApplicationDocument } from '../../kit/demonstration-document'

/** Whether there is a place for it among all that are ranked; what was published before keeps its own. */
export function isWithinPlaces(
  { _id }: DemoApplicationDocument,
  others: readonly DemoApplicationDocument[],
  { places = {} }: CampaignDocument,
): boolean {
  const applicants = others.flatMap(({ _id: id, townshipId, result, submittedAt, state }) =>
    result && submittedAt && RANKED_STATES.includes(state)
      ? [{ id, townshipId, ...result, submittedAt, published: PLACED_STATES.includes(state) }]
      : [],
  )
  return nameWithinPlaces(FIVE_HAS, applicants, places).named.some(({ id }) => id === _id)
}

/** From now on nobody can come before anybody else any more: nothing can be sent in, and all that was is scored or out. */
export function areAllReviewed(
  others: readonly DemoApplicationDocument[],
  { closesOn }: CampaignDocument,
  today: string,
): boolean {
  return today > closesOn && !others.some(({ state }) => ON_THE_WAY_TO_A_SCORE.includes(state))
}
