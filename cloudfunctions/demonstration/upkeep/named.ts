import { dateOf } from '../../../domain/calendar-day'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { namedUntil } from '../../../domain/rubric/upkeep'
import type { DemoApplicationDocument } from '../../kit/demonstration-document'

/** Since when a home is named, and the last day on which the name stands; null for one that is not named. */
export function namedOf({ state, steps }: Pick<DemoApplicationDocument, 'state' | 'steps'>) {
  const naming = state === 'named' ? [...steps].reverse().find(({ step }) => step === 'name') : undefined
  return naming ? { on: dateOf(naming.at), until: dateOf(namedUntil(FIVE_HAS, naming.at)) } : null
}
