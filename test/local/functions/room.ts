import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { MovableClock } from '../../../local/clock'
import type { Caller, FunctionSpec, Outcome } from '../../../local/functions/invocation'
import type { LogRecord } from '../../../local/functions/log'
import { Functions, type RunnerOptions } from '../../../local/functions/runner'

// Starting threads on a busy machine takes its time; what is tested is never how long it took.
jest.setTimeout(60_000)

/** A runner over functions written down in a test, in a folder of its own. */
export interface Room {
  functions: Functions
  clock: MovableClock
  folder: string
  reloaded: string[]
  printed: string[]
  write(name: string, source: string): void
  /** Calls as the user "alice" where nobody else is named. */
  call(name: string, event?: object, caller?: Caller): Promise<Outcome>
  result(name: string, event?: object, caller?: Caller): Promise<unknown>
  log(name: string): LogRecord[]
}

const open: { functions: Functions; folder: string }[] = []

afterEach(async () => {
  for (const { functions, folder } of open.splice(0)) {
    await functions.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

export const alice: Caller = { kind: 'client', openid: 'openid-alice' }

export function openRoom(
  sources: Record<string, string>,
  more: Partial<RunnerOptions> = {},
  specs: Record<string, Partial<FunctionSpec>> = {},
): Room {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'local-functions-'))
  const functionsDir = path.join(folder, 'functions')
  const clock = more.clock ?? new MovableClock()
  const room = { clock, folder, reloaded: [] as string[], printed: [] as string[] }
  const write = (name: string, source: string) => {
    mkdirSync(path.join(functionsDir, name), { recursive: true })
    const file = path.join(functionsDir, name, 'index.js')
    writeFileSync(`${file}.new`, source)
    renameSync(`${file}.new`, file)
  }
  for (const [name, source] of Object.entries(sources)) write(name, source)
  const functions = new Functions({
    envId: 'test-env',
    appId: 'wx-test-app',
    gatewayUrl: 'http://127.0.0.1:9/admin',
    secretId: 'id',
    secretKey: 'key',
    functionsDir,
    functions: Object.keys(sources).map((name) => ({ name, timeoutSeconds: 20, memoryMB: 128, ...specs[name] })),
    dataDir: path.join(folder, 'data'),
    clock,
    onReload: (name) => room.reloaded.push(name),
    log: (line) => room.printed.push(line),
    ...more,
  })
  open.push({ functions, folder })
  const call: Room['call'] = (name, event = {}, caller = alice) => functions.invoke(name, event, caller)
  return {
    ...room,
    functions,
    write,
    call,
    async result(name, event, caller) {
      const outcome = await call(name, event, caller)
      if ('error' in outcome) throw new Error(`${outcome.error.code}: ${outcome.error.message}`)
      return outcome.result
    },
    log: (name) =>
      readFileSync(path.join(folder, 'data', 'logs', `${name}.log`), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as LogRecord),
  }
}

export function errorOf(outcome: Outcome): { code: string; message: string } {
  if ('error' in outcome) return outcome.error
  throw new Error(`expected an error, got ${JSON.stringify(outcome.result)}`)
}

/** Waits until something is so; fails after ten seconds. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never happened: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
