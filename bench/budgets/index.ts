import { federationBudgets } from './federation'
import { homeBudgets } from './home'
import { keepingBudgets } from './keeping'
import { memberBudgets } from './member'
import { rollBudgets } from './roll'

/**
 * Database and storage requests of one call (house, "Budgets"), without the look-up of the caller and without writing out the audit, which
 * have budgets of their own: at most one look-up a call, two requests a fact.
 */
export const BUDGETS: Record<string, number> = {
  ...memberBudgets,
  ...homeBudgets,
  ...keepingBudgets,
  ...federationBudgets,
  ...rollBudgets,
}
