import type { HomeState } from './home-state'

/** One change of a home's state. */
export interface StateChange {
  to: HomeState
  at: Date
}

/** A stretch of time; `to` is null while it goes on. */
export interface Span {
  from: Date
  to: Date | null
}

/**
 * When a home was active, from the way that it came (its steps, oldest first). A home that was registered or imported as active has no step to it:
 * it was active from its beginning, until the first step away.
 */
export function activeSpans(begun: { state: HomeState; at: Date }, steps: readonly StateChange[]): Span[] {
  const spans: Span[] = []
  let since: Date | null = begun.state === 'active' ? begun.at : null
  for (const { to, at } of steps) {
    if (to === 'active') since ??= at
    else if (since !== null) {
      spans.push({ from: since, to: at })
      since = null
    }
  }
  return since === null ? spans : [...spans, { from: since, to: null }]
}

/** When it became active for the first time; null while it never was. */
export const activatedAt = (spans: readonly Span[]): Date | null => spans[0]?.from ?? null
