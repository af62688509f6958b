import { nextDue } from '../../domain/activity-due'
import type { ActivityDocument } from '../kit/activity-document'
import { logFailure } from '../kit/failure-log'
import { change, command, find, read } from '../kit/store'
import { settle } from './checking-in/settle'
import { rosterOf } from './roster/read'
import { settleQueues } from './roster/settle-queues'

const AT_A_TIME = 20

/** What is done for an activity whose moment has come. Each looks for itself whether it has anything to do, and may run twice. */
const STEPS: readonly ((activityId: string, at: Date) => Promise<void>)[] = [settleQueues, settle]

/**
 * The activities whose `dueAt` has come, longest due first. One that fails is logged and keeps its moment, so the next minute tries it again; the
 * others go on meanwhile.
 */
export async function lookAfterDue(at: Date): Promise<void> {
  const due = await find<ActivityDocument>('activities', {
    where: { dueAt: command.lte(at) },
    fields: ['dueAt'],
    orderBy: [['dueAt', 'asc']],
    limit: AT_A_TIME,
  })
  for (const { _id } of due) await lookAfter(_id, at).catch(logFailure)
}

/** Each step in turn, then the next moment is reckoned anew (domain/activity-due). A change in between leaves the old one. */
async function lookAfter(activityId: string, at: Date): Promise<void> {
  for (const step of STEPS) await step(activityId, at)
  await reckonNext(activityId, at)
}

async function reckonNext(activityId: string, at: Date): Promise<void> {
  const activity = await read<ActivityDocument>('activities', activityId)
  if (!activity) return
  const next = nextDue({ ...activity, ...rosterOf(activity) }, at)
  if (next?.getTime() === activity.dueAt?.getTime()) return
  await change('activities', activityId, { version: activity.version }, { dueAt: next ?? command.remove() })
}
