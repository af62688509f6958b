import type { home } from '../../../contract/home'
import type { UseCase } from '../../kit/serve'
import { takeOfficerStep } from './officer-step'

/**
 * An officer takes one step with a home, in the state that she saw it in. The table names the lowest level; an officer above may do it in her
 * own name, for villages and townships where nobody is in office. Recording gives the home its plate number, always the same one.
 */
export const decide: UseCase<typeof home.decide> = async (call, { step, seen, note }) =>
  takeOfficerStep(call, call.home, { step, note, seen })
