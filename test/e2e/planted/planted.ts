import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CloudBase } from '../../../local/cloudbase'
import { stateOf, textOf } from '../../../local/gateway/state'

/** Names the folder of what was planted in this run. */
export const PLANTED = 'TEST_PLANTED'

/** Has this planted in an empty environment: by calls the first time in a run, then as it stood at their end, at that time of the clock or later. */
export async function planted(cloud: CloudBase, what: string, plant: () => Promise<void>): Promise<void> {
  const folder = process.env[PLANTED]
  const file = path.join(folder ?? '', `${what}.json`)
  if (folder && existsSync(file)) {
    const { now, state } = JSON.parse(readFileSync(file, 'utf8')) as { now: number; state: string }
    await cloud.state.restore(stateOf(state))
    if (cloud.clock.now() < now) await cloud.clock.set(new Date(now).toISOString())
    return
  }
  await plant()
  if (!folder) return
  // Another file may plant at the same time: whoever reads meets all of one of them.
  const written = `${file}.${process.pid}`
  writeFileSync(written, JSON.stringify({ now: cloud.clock.now(), state: textOf(cloud.state.keep()) }))
  renameSync(written, file)
}
