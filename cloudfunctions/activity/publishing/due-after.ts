import { nextDue } from '../../../domain/activity-due'
import type { ActivityDocument } from '../../kit/activity-document'
import { command, type Patch } from '../../kit/store'

/** When the timer has to look at an activity after a change. */
export function dueAfter(next: ActivityDocument, at: Date): Patch {
  return { dueAt: nextDue(next, at) ?? command.remove() }
}
