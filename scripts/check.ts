import { spawn } from 'node:child_process'
import { localBinary, ROOT } from './repository'

/** One tool that reads the whole source and says what is wrong. */
interface Check {
  name: string
  command: [string, ...string[]]
}

const TYPESCRIPT = [
  'tsconfig.json',
  'miniprogram/tsconfig.json',
  'local/preview/browser/tsconfig.json',
  'test/components/tsconfig.json',
  'test/preview/tsconfig.json',
]
const ROOMS = ['domain', 'contract', 'cloudfunctions', 'miniprogram', 'local', 'demo', 'scripts', 'test', 'bench']

const CHECKS: Check[] = [
  ...TYPESCRIPT.map((project): Check => ({ name: `types of ${project}`, command: ['tsc', '-p', project, '--noEmit'] })),
  { name: 'format and lint', command: ['biome', 'check', '.'] },
  { name: 'writes of the cloud functions', command: ['tsx', 'scripts/database-rules.ts'] },
  { name: 'arrows of the house', command: ['depcruise', '--output-type', 'err-long', ...ROOMS] },
]

/** Machines that build have two cores: more at once only makes each slower. */
const AT_ONCE = 2

/** Runs every check, two at a time, prints what fails in full, and returns whether all passed. */
export async function check(): Promise<boolean> {
  const waiting = [...CHECKS]
  let good = true
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) good = (await run(next)) && good
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return good
}

async function run({ name, command: [binary, ...options] }: Check): Promise<boolean> {
  const start = performance.now()
  const child = spawn(localBinary(binary), options, { cwd: ROOT })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (code === 0) console.log(`ok   ${name} (${seconds} s)`)
  else console.error(`FAIL ${name} (${seconds} s, exit ${code})\n${said}`)
  return code === 0
}

if (require.main === module) {
  check().then(
    (good) => {
      process.exitCode = good ? 0 : 1
    },
    (reason: unknown) => {
      console.error(reason)
      process.exitCode = 1
    },
  )
}
