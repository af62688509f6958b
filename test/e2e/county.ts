import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Frame, Page } from 'playwright-core'
import { type Client, client } from '../../demo/client'
import { importRoll } from '../../demo/import-roll'
import { SEASON_START } from '../../demo/last-saturday'
import { plantSeason } from '../../demo/season'
import { plantDemoCounty } from '../../demo/seed'
import { DEMO_CLOCK_START, demoStage } from '../../demo/stage'
import { type CloudBase, type Manifest, startCloudBase } from '../../local/cloudbase'
import { environmentOf, loadDeployment } from '../../scripts/deployment'
import { DIST } from '../../scripts/repository'
import { planted } from './planted/planted'

/** The built product: dist/, or another build while several are worked on. */
export const BUILT = process.env.BUILT ?? DIST

/** Where the tests leave pictures of what they saw, to be looked at. */
export const PICTURES = path.join(BUILT, 'screenshots')

/** The built product with the demo county on a local CloudBase of its own, as `npm start` puts it together. */
export interface County {
  cloud: CloudBase
  /** Speaks to it as a phone of hers does. */
  as(openid: string): Client
  /** The 200 homes of the county's roll, as the stage's button imports them. */
  importRoll(): Promise<void>
  /** Holds so many writes to a collection until all of them have arrived: they fall into the same moment. */
  atOnce(collection: string, writes: number, act: () => Promise<unknown>): Promise<void>
  close(): Promise<void>
}

/** With the homes of its roll, or with the one home outside it; with that home's season, as `npm start` plants it. */
export async function startCounty(homes: 'oneHome' | 'wholeRoll' | 'season' = 'oneHome'): Promise<County> {
  const deployment = loadDeployment()
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'county-'))
  let url = ''
  const cloud = await startCloudBase({
    envId: deployment.envId,
    appId: deployment.appId,
    dataDir,
    functionsDir: path.join(BUILT, 'cloudfunctions'),
    manifest: JSON.parse(readFileSync(path.join(BUILT, 'manifest.json'), 'utf8')) as Manifest,
    miniprogramDir: path.join(BUILT, 'miniprogram'),
    functionEnvironment: environmentOf(deployment),
    port: 0,
    clock: { start: homes === 'season' ? SEASON_START : DEMO_CLOCK_START },
    stage: demoStage({ url: () => url, sealPublicKeys: deployment.sealPublicKeys }),
  })
  url = cloud.url
  await cloud.ready
  const { sealPublicKeys } = deployment
  const rollIsImported = async () => {
    const { failure, imported } = await importRoll({ url, sealPublicKeys })
    if (failure || imported !== 200) throw new Error(`${imported} homes of the roll were imported`)
  }
  await planted(cloud, homes, async () => {
    await plantDemoCounty({ url, sealPublicKeys, foundingSecret: deployment.functionEnvironment.FOUNDING_SECRET ?? '' })
    if (homes === 'wholeRoll') await rollIsImported()
    if (homes === 'season') await plantSeason({ url, sealPublicKeys, clock: cloud.clock })
  })
  return {
    cloud,
    as: (openid) => client(url, openid, sealPublicKeys),
    importRoll: rollIsImported,
    atOnce: (collection, writes, act) => atOnce(url, { collection, writes, act }),
    async close() {
      await cloud.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** As long as no function may last: such a delay ends when the faults are cleared. */
const UNTIL_CLEARED_MS = 600_000

async function atOnce(
  url: string,
  { collection, writes, act }: { collection: string; writes: number; act: () => Promise<unknown> },
): Promise<void> {
  const door = async (method: string, body?: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/local/fault`, { method, headers, body: body && JSON.stringify(body) })
    return (await answer.json()) as { holding?: number }
  }
  const match = { action: 'database.modifyDocument', collection }
  await door('POST', { match, kind: 'delay', times: writes, ms: UNTIL_CLEARED_MS })
  await act()
  while ((await door('GET')).holding !== writes);
  await door('DELETE')
}

/** How long something may take to stand on the screen of a busy machine. */
const PATIENCE_MS = 20_000

/** The stage in a window of a laptop's size. */
export async function openStage(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 960 } })).newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(url)
  return page
}

type PhoneId = 'resident' | 'host' | 'officer'

/** A phone on the stage, once its mini program has started; after a reload it is the new one. */
export async function phoneOn(stage: Page, id: PhoneId): Promise<Frame> {
  await stage.waitForFunction((phone) => {
    const frame = document.querySelector<HTMLIFrameElement>(`[data-phone="${phone}"] iframe`)
    // A reload is asked for at once and comes later: until then the phone of before still stands there, ready.
    return frame?.contentWindow?.location.href === frame?.src && frame?.contentWindow?.__preview?.ready === true
  }, id)
  const handle = await stage.locator(`[data-phone="${id}"] iframe`).elementHandle()
  const frame = await handle?.contentFrame()
  if (!frame) throw new Error(`no phone ${id} on the stage`)
  return frame
}

/** Gives a phone to a person, who starts the mini program anew, and waits until it stands. */
export async function handTo(stage: Page, id: PhoneId, label: string, openid: string): Promise<Frame> {
  await stage.getByLabel(`${label}是谁`).selectOption(openid)
  return phoneOn(stage, id)
}

/** Starts the mini program of a phone anew. */
export async function restart(stage: Page, id: PhoneId): Promise<Frame> {
  await stage.locator(`[data-phone="${id}"]`).getByRole('button', { name: '刷新' }).click()
  return phoneOn(stage, id)
}
