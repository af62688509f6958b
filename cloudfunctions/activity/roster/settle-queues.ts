import { createHash, randomBytes } from 'node:crypto'
import { nextDue } from '../../../domain/activity-due'
import { happen } from '../../../domain/roster-history'
import type { ActivityDocument } from '../../kit/activity-document'
import { TIMER_REQUEST } from '../../kit/outbox'
import { change, read } from '../../kit/store'
import { rosterPatch } from './patch'
import { rosterOf } from './read'
import { noticesOf } from './told'

const SOURCE = { actor: 'timer', action: 'activity.settleQueues', requestId: TIMER_REQUEST }
const TRIES = 3

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * What the clock does to a roster: who did not answer loses her place, a lot is drawn, free places go to whoever waits. One write, decided again
 * when somebody was faster; what three tries do not manage waits for the next minute.
 */
export async function settleQueues(activityId: string, at: Date): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const activity = await read<ActivityDocument>('activities', activityId)
    if (!activity) return
    const before = rosterOf(activity)
    const draw = { seed: randomBytes(16).toString('hex'), digest }
    const { roster, told } = happen(before, { kind: 'tick', draw }, at)
    if (roster === before) return
    const source = { ...SOURCE, notices: noticesOf(activityId, activity, told) }
    const due = nextDue({ ...activity, ...roster }, at)
    const patch = { ...rosterPatch(before, roster), ...(due ? { dueAt: due } : {}) }
    if (await change('activities', activityId, { version: activity.version }, patch, source)) return
  }
}
