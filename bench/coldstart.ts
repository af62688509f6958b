import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { atMost, type Measure } from './measure'

const root = path.join(__dirname, '..')
const sizeBudgetKB = 400
const startBudget = 0.35
const rounds = 7

/** Functions that carry a library of their own, with the budget that it needs. */
const heavy: Record<string, { kilobytes: number; ratio: number }> = {
  // @e965/xlsx reads spreadsheets; nobody waits for this function's first answer.
  roll: { kilobytes: 700, ratio: 0.5 },
  // wx-server-sdk, loaded when a telephone number is verified.
  member: { kilobytes: 700, ratio: 0.5 },
  // The same library, loaded when a picture or a host's words are checked.
  home: { kilobytes: 700, ratio: 0.5 },
  // The same library, loaded when an activity's words, photos or poster are asked about, and when a message is sent.
  activity: { kilobytes: 700, ratio: 0.5 },
  timers: { kilobytes: 700, ratio: 0.5 },
  // Every door of a request for help from the first word to the last count, with its keys; no library beside the SDK.
  help: { kilobytes: 440, ratio: 0.35 },
  // Twenty doors, and the rubric with everything that it says of a home.
  demonstration: { kilobytes: 420, ratio: 0.35 },
}

/**
 * Size of every built function, and its cold start (require to ready, each in a process of its own) against a bare
 * `require('@cloudbase/node-sdk')`, taken in turns so that a busy machine slows both.
 *
 * @throws Error when nothing is built.
 */
export async function bench(): Promise<Measure[]> {
  const folder = path.join(root, 'dist', 'cloudfunctions')
  const names = existsSync(folder) ? readdirSync(folder) : []
  if (names.length === 0) throw new Error('nothing is built: npm run build comes first')
  return names.flatMap((name) => {
    const file = path.join(folder, name, 'index.js')
    const { kilobytes, ratio } = heavy[name] ?? { kilobytes: sizeBudgetKB, ratio: startBudget }
    return [
      atMost('coldstart', 'count', `${name}: bundle, KB`, Math.ceil(statSync(file).size / 1024), kilobytes),
      atMost('coldstart', 'ratio', `${name}: cold start against the bare SDK`, relativeStart(file), ratio),
    ]
  })
}

function relativeStart(file: string): number {
  const sdk = require.resolve('@cloudbase/node-sdk')
  const own: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    own.push(requireMs(file))
    bare.push(requireMs(sdk))
  }
  return Math.round((median(own) / median(bare)) * 100) / 100
}

/** Milliseconds that `require` takes in a fresh process. */
function requireMs(file: string): number {
  const script = 'const t = performance.now(); require(process.argv[1]); console.log(performance.now() - t)'
  const environment = { ...process.env, TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'x', SCF_NAMESPACE: 'x' }
  return Number(execFileSync(process.execPath, ['-e', script, file], { env: environment, encoding: 'utf8' }))
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
