import type { z } from 'zod'
import type { rollJob, rollRow } from '../../contract/roll'
import type { RollJobDocument } from '../kit/roll-job'
import { jobView } from './job-view'
import { type JudgedRow, placesOf } from './judged-rows'
import { rowViews } from './row-view'
import { standingHomes } from './store'

/** A job and some of its rows after a change. */
export async function changedView({ job, rows }: { job: RollJobDocument; rows: JudgedRow[] }): Promise<{
  job: z.input<typeof rollJob>
  rows: z.input<typeof rollRow>[]
}> {
  const [standing, places] = await Promise.all([
    standingHomes(rows.flatMap(({ homeId }) => homeId ?? [])),
    placesOf(job),
  ])
  return { job: jobView(job), rows: rowViews(job, rows, new Map(standing.map((home) => [home._id, home])), places) }
}
