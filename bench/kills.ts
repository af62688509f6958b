/** Two hundred kills of the gateway under load: everything it answered must be there again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleServer, kill, loadAndKill, lossesOf, nothingTold, serve } from '../test/local/gateway/kill'
import { atMost, type Measure } from './measure'

const KILLS = 200

export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-kills-'))
  const told = nothingTold()
  let losses = 0
  try {
    const program = await bundleServer(folder)
    const dataDir = join(folder, 'data')
    const begin = (life: number) => serve(program, dataDir, life % 4 === 3 ? 'fsync' : 'never', 200_000)
    for (let life = 0; life < KILLS; life++) {
      await loadAndKill(await begin(life), life, 5 + (life % 40), told)
      // everything is looked at every tenth time: a loss does not heal by itself
      if (life % 10 < 9) continue
      const again = await begin(life)
      losses += (await lossesOf(again.port, told)).length
      await kill(again)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const answered = told.inserted.size + told.counted.size + told.pairs.size
  const what = `answered writes lost in ${KILLS} kills (${answered} answers looked for)`
  return [atMost('kills', 'count', what, losses, 0)]
}
