import { readFile } from 'node:fs/promises'
import { client } from '../demo/client'
import { DEMO_ROLL } from '../demo/import-roll'
import { FOUNDER } from '../demo/people'
import { plantDemoCounty } from '../demo/seed'
import { openHouse } from '../test/functions/house'
import { atMost, type Measure } from './measure'

/** Calls of the watching phone for a roll of 200 rows: each step looks at or stores at most 50 rows. */
const STEPS = 10
/** Database and storage requests of the whole way of 200 homes, checked and imported, audit and caller included. */
const REQUESTS = 120

/** What the import of the county's roll of 200 costs, from the upload to the last home. */
export async function bench(): Promise<Measure[]> {
  const house = await openHouse()
  try {
    const { sealPublicKeys } = house
    await plantDemoCounty({ url: house.url, sealPublicKeys, foundingSecret: house.foundingSecret })
    const officer = client(house.url, FOUNDER.openid, sealPublicKeys)
    const fileId = await officer.upload('roll.xlsx', await readFile(DEMO_ROLL))
    let requests = 0
    let steps = 0
    const ask = async (action: string, input: unknown): Promise<{ id: string; state: string; imported: number }> => {
      const answer = await house.ask(FOUNDER.openid, action, input)
      if (!answer.reply.ok) throw new Error(`${action}: ${answer.reply.error.code}`)
      requests += answer.requests.length
      return answer.reply.data as { id: string; state: string; imported: number }
    }
    const advanceUntil = async (id: string, state: string) => {
      for (;;) {
        const job = await ask('roll.advance', { jobId: id })
        steps++
        if (job.state === state) return job
        if (job.state === 'failed') throw new Error('the roll was not imported')
      }
    }
    const { id } = await ask('roll.start', { orgId: 'LC', fileId, fileName: 'roll.xlsx' })
    await advanceUntil(id, 'checked')
    await ask('roll.confirm', { jobId: id, built: 'all', publicPhoneRows: [] })
    const { imported } = await advanceUntil(id, 'done')
    return [
      atMost('import', 'count', 'homes of the roll that did not come in', 200 - imported, 0),
      atMost('import', 'count', 'calls of the watching phone', steps, STEPS),
      atMost('import', 'count', 'database and storage requests of all calls', requests, REQUESTS),
    ]
  } finally {
    await house.close()
  }
}
