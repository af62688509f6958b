import type { CaseState } from '../../domain/help-state'
import { CONTACT_KEPT_DAYS } from '../../domain/help-steps'
import { DAY_MS } from '../../domain/time'
import { command, type Patch } from '../kit/store'
import { isOpenState } from './store'

/** The fields that a new state brings: since when, whether anybody still works on it, and when the clock looks at it after its end. */
export function statePatch(to: CaseState, at: Date): Patch {
  const isOpen = isOpenState(to)
  return isOpen
    ? { state: to, stateSince: at, isOpen, endedAt: command.remove(), dueAt: command.remove() }
    : {
        state: to,
        stateSince: at,
        isOpen,
        endedAt: at,
        dueAt: new Date(at.getTime() + CONTACT_KEPT_DAYS * DAY_MS),
        callOut: command.remove(),
      }
}
