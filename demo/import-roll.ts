import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Output } from './client'
import { client, type PinnedKey } from './client'
import { FOUNDER } from './people'

export const DEMO_ROLL = join(__dirname, 'files', 'county-roll-200.xlsx')
/** A township's roll as offices really send it, with six rows to put right. */
export const MESSY_ROLL = join(__dirname, 'files', 'township-roll-messy.xlsx')

/** Imports a roll as the county officer does on her screen: upload, check step by step, confirm, import step by step. */
export async function importRoll(
  options: { url: string; sealPublicKeys: readonly PinnedKey[]; publicPhoneRows?: number[] },
  file: string = DEMO_ROLL,
): Promise<Output<'roll', 'advance'>> {
  const officer = client(options.url, FOUNDER.openid, options.sealPublicKeys)
  const name = basename(file)
  const fileId = await officer.upload(`${Date.now()}-${name}`, await readFile(file))
  const started = await officer.call('roll', 'start', { orgId: 'LC', fileId, fileName: name })
  const checked = await watch(started.id, ['checked', 'failed'])
  if (checked.state === 'failed') return checked
  await officer.call('roll', 'confirm', {
    jobId: started.id,
    built: 'all',
    publicPhoneRows: options.publicPhoneRows ?? [],
  })
  return watch(started.id, ['done', 'failed'])

  async function watch(jobId: string, ends: readonly string[]): Promise<Output<'roll', 'advance'>> {
    for (let steps = 0; steps < 1000; steps += 1) {
      const job = await officer.call('roll', 'advance', { jobId })
      if (ends.includes(job.state)) return job
    }
    throw new Error(`the roll job ${jobId} does not come to an end`)
  }
}
