import { readFileSync } from 'node:fs'
import path from 'node:path'
import { SEASON_START } from '../demo/last-saturday'
import { plantSeason } from '../demo/season'
import { plantDemoCounty } from '../demo/seed'
import { demoStage } from '../demo/stage'
import { type CloudBase, type Manifest, startCloudBase } from '../local/cloudbase'
import { buildFunctions } from './build/functions'
import { buildMiniprogram, watchMiniprogram } from './build/miniprogram'
import { watchFolders } from './build/miniprogram/watch'
import { environmentOf, loadDeployment } from './deployment'
import { DATA, DIST, ROOT } from './repository'

/** Tried first, so that a bookmark stays right; PORT chooses another, and any free one is taken when it is in use. */
const USUAL_PORT = 8787

/**
 * `npm start`: builds, starts the local CloudBase on this machine's own data with the demo county, and serves the stage. Prints one address.
 */
async function start(): Promise<void> {
  const deployment = loadDeployment()
  const begun = performance.now()
  await step('build the cloud functions', () => buildFunctions({ root: ROOT, outDir: DIST }))
  await step('build the mini program', () => buildMiniprogram({ root: ROOT, outDir: DIST }))

  let cloud: CloudBase | undefined
  const stage = demoStage({ url: () => cloud?.url ?? '', sealPublicKeys: deployment.sealPublicKeys })
  const startOn = (port: number): Promise<CloudBase> =>
    startCloudBase({
      envId: deployment.envId,
      appId: deployment.appId,
      dataDir: DATA,
      functionsDir: path.join(DIST, 'cloudfunctions'),
      manifest: JSON.parse(readFileSync(path.join(DIST, 'manifest.json'), 'utf8')) as Manifest,
      miniprogramDir: path.join(DIST, 'miniprogram'),
      functionEnvironment: environmentOf(deployment),
      port,
      clock: { start: SEASON_START },
      stage,
      log: (line) => console.log(`  ${line}`),
    })
  const wanted = process.env.PORT
  const started = await step('start the local CloudBase', async () => {
    const running = await startOn(wanted === undefined ? USUAL_PORT : Number(wanted)).catch((error: unknown) => {
      if (wanted !== undefined || !isAddressInUse(error)) throw error
      return startOn(0)
    })
    cloud = running
    await running.ready
    return running
  })
  await step('plant the demo county', () =>
    plantDemoCounty({
      url: started.url,
      sealPublicKeys: deployment.sealPublicKeys,
      foundingSecret: deployment.functionEnvironment.FOUNDING_SECRET ?? '',
      onProgress: (words) => console.log(`  ${words}`),
    }),
  )
  await step('plant a season of activities', () =>
    plantSeason({
      url: started.url,
      sealPublicKeys: deployment.sealPublicKeys,
      clock: started.clock,
      onProgress: (words) => console.log(`  ${words}`),
    }),
  )
  watchFolders(
    ['cloudfunctions', 'contract', 'domain'].map((room) => path.join(ROOT, room)),
    async () => {
      await buildFunctions({ root: ROOT, outDir: DIST })
      console.log('  the cloud functions are built anew')
    },
    (reason) => console.error(`  the cloud functions were not built: ${String(reason)}`),
  )
  watchMiniprogram(
    { root: ROOT, outDir: DIST },
    () => console.log('  the mini program is built anew'),
    (reason) => console.error(`  the mini program was not built: ${String(reason)}`),
  )
  console.log(
    `\n身边有家 is up after ${((performance.now() - begun) / 1000).toFixed(1)} s. Open this address in a browser:\n\n    ${started.url}\n`,
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      started.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

async function step<T>(what: string, act: () => Promise<T>): Promise<T> {
  process.stdout.write(`${what} …\n`)
  const from = performance.now()
  const result = await act()
  console.log(`  done in ${((performance.now() - from) / 1000).toFixed(1)} s`)
  return result
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

start().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : reason)
  process.exit(1)
})
