import { onWallClock } from '../../../domain/time'
import { api } from '../../services/api'
import type { RollJob, RollRow } from '../../services/model'

/** States in which the job moves on by being watched. */
const MOVING: readonly RollJob['state'][] = ['reading', 'checking', 'importing']
/** States to which an officer comes back. */
const OPEN: readonly RollJob['state'][] = [...MOVING, 'checked']

export const isMoving = (job: RollJob): boolean => MOVING.includes(job.state)
export const isOpenJob = (job: RollJob): boolean => OPEN.includes(job.state)

/** Between two steps that changed nothing: someone else (the timer) moves the job. */
const PAUSE_MS = 700

const stepOf = (job: RollJob): string => `${job.state} ${job.checked} ${job.imported} ${job.present}`

/** Moves a job on until it waits for the officer or is over; tells of every step. Stops when `watching` says so. */
export async function watchJob(job: RollJob, tell: (job: RollJob) => void, watching: () => boolean): Promise<RollJob> {
  let current = job
  while (isMoving(current) && watching()) {
    const next = await api.roll.advance({ jobId: current.id })
    if (stepOf(next) === stepOf(current)) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    current = next
    tell(current)
  }
  return current
}

/** Every row of a job after the cursor, page by page. */
export async function rowsAfter(jobId: string, after: string | null, tell: (rows: RollRow[]) => void): Promise<void> {
  let next = after
  do {
    const page = await api.roll.rows({ jobId, ...(next === null ? {} : { after: next }) })
    tell(page.rows)
    next = page.next
  } while (next !== null)
}

/** A job as one line of the list of recent ones. */
export interface RecentJob {
  id: string
  name: string
  note: string
  state: string
  tone: string
}

const STATE_WORDS: Record<RollJob['state'], { state: string; tone: string }> = {
  reading: { state: '正在看', tone: 'sky' },
  checking: { state: '正在看', tone: 'sky' },
  checked: { state: '等您确认', tone: 'sun' },
  importing: { state: '正在导入', tone: 'sky' },
  done: { state: '导入好了', tone: 'leaf' },
  cancelled: { state: '没有导入', tone: 'sand' },
  failed: { state: '没看成', tone: 'rose' },
}

export function recentJob(job: RollJob): RecentJob {
  const when = onWallClock(job.startedAt).format('M月D日 H:mm')
  const what = job.state === 'done' ? ` · 导入 ${job.imported} 家` : job.total > 0 ? ` · ${job.total} 行` : ''
  return { id: job.id, name: job.fileName, note: `${when}${what}`, ...STATE_WORDS[job.state] }
}
