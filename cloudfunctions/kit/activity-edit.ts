import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Notice } from '../../domain/notice'
import type { ActivityDocument } from './activity-document'
import type { FactSource } from './outbox'
import { refuse } from './refusal'
import { change, type Patch, read } from './store'

const TRIES = 5
const JITTER_MS = 60

/** What an edit makes of an activity, and whom it tells what in the same write. */
export interface ActivityEdit {
  patch: Patch
  notices?: Notice[]
}

/** An edit that others may follow in one write: what it leaves, so that they decide on that. */
export interface Step extends ActivityEdit {
  next: ActivityDocument
}

/**
 * Changes an activity whose patch depends on its roster: compare-and-set on `version`, decided anew when somebody was faster, BUSY after five tries
 * (house, "How data is kept" 1). `decide` answers null when nothing is to be done, which is how a retry changes nothing twice. Answers the
 * activity as it was decided on last.
 */
export async function editActivity(
  activityId: string,
  source: FactSource,
  decide: (current: ActivityDocument) => ActivityEdit | null,
): Promise<ActivityDocument> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const current = (await read<ActivityDocument>('activities', activityId)) ?? refuse('NOT_FOUND', 'activityId')
    const edit = decide(current)
    if (edit === null) return current
    const told = { ...source, notices: edit.notices ?? [] }
    if (await change('activities', activityId, { version: current.version }, edit.patch, told)) return current
    await wait(randomInt(JITTER_MS))
  }
  return refuse('BUSY')
}
