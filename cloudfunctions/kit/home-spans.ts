import { activeSpans, type Span } from '../../domain/active-spans'
import type { HomeDocument } from './documents'

/** When a home was active. Its first state is what its first step left, else the one it is still in. */
export function spansOf({
  steps = [],
  state,
  stateSince,
  createdAt,
}: Pick<HomeDocument, 'steps' | 'state' | 'stateSince' | 'createdAt'>): Span[] {
  const [first] = steps
  const begun = first ? { state: first.from, at: createdAt } : { state, at: stateSince ?? createdAt }
  return activeSpans(begun, steps)
}
