/** Starts a measured server and asks it what it used. */
import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

export interface Usage {
  /** Processor time so far, in microseconds. */
  readonly cpu: number
  /** Resident memory, in bytes. */
  readonly rss: number
}

export interface Served {
  readonly port: number
  usage(): Promise<Usage>
  stop(): Promise<void>
}

/** One file, built as production builds: neither tsx nor jest stands between the measurement and the code. */
export async function bundle(from: string, folder: string): Promise<string> {
  const file = join(folder, 'server.cjs')
  const rolldown = join(dirname(require.resolve('rolldown/package.json')), 'bin', 'cli.mjs')
  await promisify(execFile)(process.execPath, [rolldown, from, '--platform', 'node', '--format', 'cjs', '--file', file])
  return file
}

async function answer(child: ChildProcess): Promise<Record<string, unknown>> {
  const [message] = (await once(child, 'message')) as [Record<string, unknown>]
  return message
}

export async function start(program: string, ...args: string[]): Promise<Served> {
  const child = fork(program, args, { execArgv: [], env: { PATH: process.env.PATH } })
  const { port } = (await answer(child)) as { port: number }
  return {
    port,
    async usage() {
      const answered = answer(child)
      child.send('usage')
      const { cpu, rss } = (await answered) as { cpu: NodeJS.CpuUsage; rss: number }
      return { cpu: cpu.user + cpu.system, rss }
    },
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
