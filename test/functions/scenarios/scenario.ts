import type { ActionName, FunctionName, Input } from '../../../demo/client'
import type { Caller, County } from '../county'
import type { House } from '../house'

/** One call of an action that works, in the small county. */
export interface Scenario<I> {
  as: Caller
  input(county: County, house: House): I
  /** Brings the county to where the action makes sense. */
  before?(house: House, county: County): Promise<void>
  /** Part of that lies outside documents and files, such as a code of WeChat's: it is not kept with them, and brought there anew for each run. */
  outside?: true
  /** Asking again leaves a trace in the count of changes alone: a look is one, and so is a lease. */
  versionsMayDiffer?: true
  /** What whoever calls goes on to do until the end is reached, however often it takes. */
  after?(house: House, county: County, again: () => Promise<unknown>): Promise<void>
}

/** The scenarios of some actions of one function: the first of each is the plain way. */
export type ScenariosOf<F extends FunctionName, A extends ActionName<F> = ActionName<F>> = {
  [K in A]: Scenario<Input<F, K>>[]
}
