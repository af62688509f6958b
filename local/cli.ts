import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type CloudBase, type CloudBaseOptions, startCloudBase } from './cloudbase'
import type { StageOptions } from './preview/stage-options'
import { readProject } from './project'

const usage = `local-cloudbase: CloudBase on this machine, for unchanged code.

  local-cloudbase --functions <dir> [--manifest <file>] [--data <dir>] [--miniprogram <dir>] [--port <n>]

  --functions <dir>     folders with an index.js each, as they are uploaded; config.json says time-out, timer, open APIs
  --manifest <file>     JSON: collections with their indexes, storage rules, message push (see docs/local-cloudbase.md)
  --data <dir>          documents, files and logs are kept here (default: .local-cloudbase)
  --miniprogram <dir>   a built mini program (app.json in it), shown on two phones in the browser
  --port <n>            127.0.0.1 only; 0 takes any free port (default: 0)
  --env-id <id>         the environment's id (default: local)
  --app-id <id>         the mini program's id (default: wx0000000000000000)
  --clock <iso>         where the movable clock starts on new data, like 2027-05-19T13:00:00+08:00 (default: real time)
  --set <NAME=value>    an environment variable of every function; may be given again
  --fsync               wait for the disk at every write: survives a power cut
`

/** @throws Error with words for the command line. */
function readArguments(args: string[]): CloudBaseOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      functions: { type: 'string' },
      manifest: { type: 'string' },
      data: { type: 'string', default: '.local-cloudbase' },
      miniprogram: { type: 'string' },
      port: { type: 'string', default: '0' },
      'env-id': { type: 'string', default: 'local' },
      'app-id': { type: 'string', default: 'wx0000000000000000' },
      clock: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      fsync: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  if (values.functions === undefined) throw new Error('--functions is missing: the folder with the cloud functions')
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port`)
  const functionsDir = path.resolve(values.functions)
  return {
    envId: values['env-id'],
    appId: values['app-id'],
    dataDir: path.resolve(values.data),
    functionsDir,
    manifest: readProject(functionsDir, values.manifest && path.resolve(values.manifest)),
    functionEnvironment: { '*': Object.fromEntries(values.set.map(readVariable)) },
    port,
    fsync: values.fsync,
    ...(values.clock !== undefined && { clock: { start: values.clock } }),
    ...(values.miniprogram !== undefined && stageOf(path.resolve(values.miniprogram))),
    log: (line) => console.log(line),
  }
}

function readVariable(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new Error(`--set ${text} is not NAME=value`)
  return [text.slice(0, at), text.slice(at + 1)]
}

/** Two people with a phone each. */
function stageOf(miniprogramDir: string): { miniprogramDir: string; stage: StageOptions } {
  if (!existsSync(path.join(miniprogramDir, 'app.json'))) throw new Error(`${miniprogramDir} holds no app.json`)
  const people = ['user-one', 'user-two']
  const stage: StageOptions = {
    title: path.basename(miniprogramDir),
    intro: [],
    phones: people.map((openid, at) => ({
      id: `phone-${at + 1}`,
      label: `Phone ${at + 1}`,
      personas: [openid, ...people.filter((other) => other !== openid)],
    })),
    personas: people.map((openid) => ({
      openid,
      label: openid,
      note: '',
      location: { latitude: 39.909, longitude: 116.397 },
    })),
    files: [],
    actions: [],
    places: [],
  }
  return { miniprogramDir, stage }
}

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2))
  if (options === 'help') {
    console.log(usage)
    return
  }
  const cloud = await startCloudBase(options)
  await cloud.ready
  const { functions, collections } = options.manifest
  console.log(`functions: ${functions.map(({ name }) => name).join(', ') || 'none'}`)
  console.log(`collections: ${collections.map(({ name }) => name).join(', ') || 'none'}`)
  console.log(`data: ${options.dataDir}`)
  console.log(`local CloudBase is up at ${cloud.url}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(cloud))
}

async function end(cloud: CloudBase): Promise<void> {
  await cloud.close()
  process.exit(0)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  console.error('local-cloudbase --help says what it takes')
  process.exit(1)
})
