import { calendarBudgets } from './calendar'
import { checkingInBudgets } from './checking-in'
import { demonstrationBudgets } from './demonstration'
import { federationBudgets } from './federation'
import { findingBudgets } from './finding'
import { callingBudgets, inboxBudgets } from './front'
import { helpBudgets } from './help'
import { homeBudgets } from './home'
import { homeApplyingBudgets } from './home-applying'
import { keepingBudgets } from './keeping'
import { memberBudgets } from './member'
import { paceBudgets } from './pace'
import { personsBudgets } from './persons'
import { publishingBudgets } from './publishing'
import { recordingBudgets } from './recording'
import { rollBudgets } from './roll'
import { rotationBudgets } from './rotation'
import { signingUpBudgets } from './signing-up'
import { watchingBudgets } from './watching'
import { workbooksBudgets } from './workbooks'

/**
 * Database and storage requests of one call (house, "Budgets"), without the look-up of the caller and without writing out the audit, which
 * have budgets of their own: at most one look-up a call, two requests a fact.
 */
export const BUDGETS: Record<string, number> = {
  ...memberBudgets,
  ...personsBudgets,
  ...homeBudgets,
  ...findingBudgets,
  ...calendarBudgets,
  ...keepingBudgets,
  ...homeApplyingBudgets,
  ...federationBudgets,
  ...rollBudgets,
  ...workbooksBudgets,
  ...watchingBudgets,
  ...publishingBudgets,
  ...recordingBudgets,
  ...inboxBudgets,
  ...callingBudgets,
  ...paceBudgets,
  ...signingUpBudgets,
  ...rotationBudgets,
  ...demonstrationBudgets,
  ...helpBudgets,
  ...checkingInBudgets,
}
