import type { PersonDocument } from './documents'
import { refuse } from './refusal'

/**
 * Whoever has said that she is not eighteen signs up neither herself nor a child, is no guardian and no host: an adult does, from her own phone, and the
 * refusal names the line for young people (S08; rules that bind 2). Nobody proves her age here, so it holds for who says so.
 */
export function assertGrownUp({ under18 }: Pick<PersonDocument, 'under18'>): void {
  if (under18) refuse('ADULT_NEEDED')
}
