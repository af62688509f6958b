import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check } from './check'
import { ensureBrowser } from './ensure-browser'
import { localBinary, ROOT } from './repository'

/** The part of jest's JSON summary that we read. */
interface JestSummary {
  numPassedTests: number
  numFailedTests: number
  numRuntimeErrorTestSuites: number
}

/**
 * `npm test`: a browser, every check, a build, then jest on all projects. Arguments after `--` go to jest.
 * The last line says how many tests passed and failed; nothing run counts as a failure.
 */
async function test(): Promise<boolean> {
  const browser = ensureBrowser()
  const checked = await check()
  const built = run(localBinary('tsx'), ['scripts/build.ts'])
  const { passed, failed } = built ? runJest(process.argv.slice(2), browser) : { passed: 0, failed: 1 }
  if (!checked) console.error('The checks failed: see FAIL above.')
  console.log(`${passed} passed, ${failed} failed`)
  return checked && failed === 0 && passed > 0
}

/** A test file that does not even load counts as one failed test. */
function runJest(options: string[], browser: string): { passed: number; failed: number } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jest-summary-'))
  const summaryFile = path.join(folder, 'summary.json')
  const always = ['--silent=false', '--maxWorkers=2', '--json', `--outputFile=${summaryFile}`]
  // jest's own JSON would otherwise fill the terminal; its report goes to standard error.
  const ended = run(localBinary('jest'), [...always, ...options], { CHROMIUM: browser }, [
    'inherit',
    'ignore',
    'inherit',
  ])
  if (!fs.existsSync(summaryFile)) return { passed: 0, failed: 1 }
  const summary = JSON.parse(fs.readFileSync(summaryFile, 'utf8')) as JestSummary
  fs.rmSync(folder, { recursive: true })
  const failed = summary.numFailedTests + summary.numRuntimeErrorTestSuites
  return { passed: summary.numPassedTests, failed: ended || failed > 0 ? failed : 1 }
}

type Streams = ['inherit', 'inherit' | 'ignore', 'inherit']

function run(binary: string, options: string[], env = {}, stdio: Streams = ['inherit', 'inherit', 'inherit']): boolean {
  const { status, error } = spawnSync(binary, options, { cwd: ROOT, stdio, env: { ...process.env, ...env } })
  if (error) throw error
  return status === 0
}

test().then(
  (good) => {
    process.exitCode = good ? 0 : 1
  },
  (reason: unknown) => {
    console.error(reason instanceof Error ? reason.message : reason)
    process.exitCode = 1
  },
)
