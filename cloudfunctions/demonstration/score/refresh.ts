import type { demonstration } from '../../../contract/demonstration'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { scoreHome } from './score-home'

/** She has done something and wants to see it now. Derived, so that asking twice computes the same. */
export const refreshScore: UseCase<typeof demonstration.refreshScore> = async ({ home, now }) => {
  if (home.state !== 'active') refuse('STEP_NOT_POSSIBLE', 'homeId')
  await scoreHome(home, now)
  return { at: toIso(now) }
}
