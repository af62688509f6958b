import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Manifest } from '../../../local/cloudbase'
import { type State, stateOf, textOf } from '../../../local/gateway/state'
import type { testEnvironment } from '../../kit/keys'

/*
 * What the houses of one run stand on: functions built once, one set of keys, and the small county founded once, which each house then holds
 * from the start. jest lays it before the first test of the room (setup.ts); who opens a house elsewhere gets one of her own.
 */
const ROOT = path.join(__dirname, '..', '..', '..')

/** Names the folder of the foundation to whoever runs on it. */
export const FOUNDATION = 'TEST_FOUNDATION'

export interface Foundation {
  functionsDir: string
  manifest: Manifest
  keys: ReturnType<typeof testEnvironment>
}

interface Founded<County> {
  /** As test/functions/county.ts left it. */
  county: County
  state: State
}

export const keysIn = (folder: string): string => path.join(folder, 'keys.json')
export const countyIn = (folder: string): string => path.join(folder, 'county.json')

/** Lays a foundation in a new folder, and names the folder. */
export function layFoundation(withCounty: 'county' | 'nobody'): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foundation-'))
  const { status, stderr } = spawnSync(
    path.join(ROOT, 'node_modules', '.bin', 'tsx'),
    [path.join(__dirname, 'lay.ts'), folder, withCounty],
    { cwd: ROOT, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`no house stands here: ${stderr}`)
  return folder
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

export const foundationIn = (folder: string): Foundation => ({
  functionsDir: path.join(folder, 'cloudfunctions'),
  manifest: readJson(path.join(folder, 'manifest.json')) as Manifest,
  keys: readJson(keysIn(folder)) as Foundation['keys'],
})

export const laid = ({ county, state }: Founded<unknown>): string => JSON.stringify({ county, state: textOf(state) })

/** The county of the foundation that this process runs on, if it has one. */
export function foundedCounty<County>(): Founded<County> | undefined {
  const file = countyIn(process.env[FOUNDATION] ?? '')
  if (!existsSync(file)) return undefined
  const { county, state } = readJson(file) as { county: County; state: string }
  return { county, state: stateOf(state) }
}
