import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { MovableClock } from './clock'
import { ClockMemory, rememberedTime } from './clock-memory'
import { createDoors } from './doors/doors'
import { EventStream } from './doors/events'
import type { FunctionRoom } from './doors/functions'
import { checkOrigin, Refusal, sendJson } from './doors/request'
import type { Caller, FunctionSpec, Outcome } from './functions/invocation'
import { Functions } from './functions/runner'
import type { Tick } from './functions/timers'
import { FileWatch } from './functions/watch'
import { Failure } from './gateway/failure'
import type { Manifest as DatabaseManifest } from './gateway/manifest'
import { createGateway } from './gateway/server'
import type { State } from './gateway/state'
import { type ApiCaller, type MessagePush, OpenApis } from './open-api/open-apis'
import type { StageOptions } from './preview/stage-options'

/** What a deployment consists of; the build writes it to dist/manifest.json. */
export interface Manifest extends DatabaseManifest {
  functions: FunctionSpec[]
  /** Functions that receive events of WeChat's message push, such as the result of a media check. */
  messagePush?: MessagePush[]
  /** Ids of the mini program's message templates; every id is taken when they are not given. */
  messageTemplates?: string[]
}

export interface CloudBaseOptions {
  envId: string
  appId: string
  /** Documents, files and function logs of this environment are kept here. */
  dataDir: string
  /** Built functions, `<name>/index.js`. */
  functionsDir: string
  manifest: Manifest
  /** A built mini program, needed by the stage. */
  miniprogramDir?: string
  /** Environment variables by function name, `*` for all. */
  functionEnvironment?: Record<string, Record<string, string>>
  /** 0 takes any free port. */
  port: number
  /** Where the movable clock starts on new data, ISO with an offset; it goes on where it was. Without it the clock shows real time. */
  clock?: { start: string }
  stage?: StageOptions
  /** How long WeChat takes to check a picture, in milliseconds of the clock; a second when left out. */
  mediaCheckMs?: number
  log?(line: string): void
  /** Waits for the disk at every write, which survives a power cut and not only the end of this process. */
  fsync?: boolean
}

export interface CloudBase {
  url: string
  port: number
  /** Resolves when the SDK was seen to reach this machine only; before that, calls wait. Rejects when it would not. */
  ready: Promise<void>
  /** Calls a function as a user of the mini program. */
  call(as: string, name: string, event: object): Promise<Outcome>
  /** Moving the clock fires the timers that became due; the promise brings how their ticks ended. */
  clock: { now(): number; set(iso: string): Promise<Tick[]>; forward(ms: number): Promise<Tick[]> }
  /** Documents and files as they are now, and back to where they were. */
  state: { keep(): State; restore(state: State): Promise<void> }
  close(): Promise<void>
}

/**
 * Starts a CloudBase environment on this machine: gateway, functions, storage, doors and stage on one address of
 * 127.0.0.1. Prints nothing; `options.log` hears what is worth saying.
 */
export async function startCloudBase(options: CloudBaseOptions): Promise<CloudBase> {
  const { envId, appId, dataDir, manifest, log } = options
  mkdirSync(dataDir, { recursive: true })
  const clock = new MovableClock(options.clock && (rememberedTime(options.dataDir) ?? options.clock.start))
  const events = new EventStream()
  clock.onMove((_now, offsetMs) => events.send({ type: 'clock', offsetMs }))
  // New at every start: nobody but this process's own functions signs requests.
  const credentials = { secretId: `local${randomBytes(8).toString('hex')}`, secretKey: randomBytes(24).toString('hex') }
  const open: (() => unknown)[] = [() => events.close()]
  const close = async () => {
    for (const end of open.splice(0).reverse()) await end()
  }
  try {
    const server = http.createServer()
    // A busy machine comes back to its idle connections late: Node would close them after five seconds, under the next request.
    server.keepAliveTimeout = 120_000
    const port = await listen(server, options.port)
    open.push(() => closeServer(server))
    const gateway = await createGateway({
      envId,
      credentials,
      dataDir,
      manifest,
      clock,
      fsync: options.fsync,
      log,
      invokeFunction: (name, data, { invocation }) => functions.invoke(name, data, callerOf(invocation)).then(resultOf),
      functionOf: (invocation) => functions.functionOf(invocation),
      openApi: (api, request, invocation) => openApis.answer(api, request, apiCallerOf(invocation)),
    })
    open.push(() => gateway.close())
    if (options.clock) {
      const memory = new ClockMemory(dataDir, clock)
      open.push(() => memory.close())
    }
    const functions = new Functions({
      ...credentials,
      envId,
      appId,
      dataDir,
      functionsDir: options.functionsDir,
      functions: manifest.functions,
      gatewayUrl: `http://127.0.0.1:${port}/admin`,
      clock,
      functionEnvironment: options.functionEnvironment,
      onReload: (name) => events.send({ type: 'reload', what: name }),
      log,
    })
    open.push(() => functions.close())
    const openApis = new OpenApis({
      appId,
      dataDir,
      clock,
      miniprogramDir: options.miniprogramDir,
      templates: manifest.messageTemplates,
      messagePush: manifest.messagePush,
      mediaCheckMs: options.mediaCheckMs,
      deliver: (name, event) => functions.invoke(name, event, { kind: 'push', openid: event.FromUserName }),
      log,
    })
    open.push(() => openApis.close())
    const apiCallerOf = (requestId: string): ApiCaller => {
      const name = functions.functionOf(requestId)
      return { requestId, function: name, permitted: name === undefined ? [] : functions.permittedApis(name) }
    }
    const callerOf = (invocation: string): Caller =>
      functions.functionOf(invocation) ? { kind: 'function', parentRequestId: invocation } : { kind: 'server' }
    const moved = async (move: () => void): Promise<Tick[]> => {
      move()
      const ticks = await functions.ticks()
      await openApis.settled()
      return ticks
    }
    const movable = {
      now: () => clock.now(),
      offset: () => clock.offsetMs,
      set: (iso: string) => moved(() => clock.set(iso)),
      forward: (ms: number) => moved(() => clock.forward(ms)),
    }
    const callAsUser = (name: string, event: unknown, caller: Caller): Promise<Outcome> => {
      if (caller.kind === 'client') openApis.visit(caller.openid)
      return functions.invoke(name, event, caller)
    }
    const functionRoom: FunctionRoom = {
      invoke: callAsUser,
      playTimer: (...play) => functions.playTimer(...play),
      logOf: (...asked) => functions.logOf(...asked),
    }
    const doors = createDoors({ port, functions: functionRoom, clock: movable, events, openApis, gateway })
    const handlers: Handler[] = [gateway, doors]
    server.on('request', (req, res) => {
      serve(req, res, port, handlers).catch((error: unknown) => {
        log?.(`${req.method} ${req.url}: ${error instanceof Error ? error.stack : String(error)}`)
        if (res.headersSent) res.destroy()
        else sendJson(res, 500, { error: 'the local CloudBase failed; its log says why' })
      })
    })
    if (options.stage) {
      const preview = await openPreview(options, options.stage, events)
      open.push(() => preview.close())
      handlers.push(preview.stage)
    }
    return {
      url: `http://127.0.0.1:${port}`,
      port,
      ready: functions.ready,
      call: (as, name, event) => callAsUser(name, event, { kind: 'client', openid: as }),
      clock: movable,
      state: { keep: () => gateway.states.keep(), restore: (state) => gateway.states.restore(state) },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** What a calling function gets of the called one. @throws Failure that its SDK shows. */
function resultOf(outcome: Outcome): unknown {
  if ('error' in outcome) throw new Failure(outcome.error.code, outcome.error.message)
  return outcome.result
}

interface Handler {
  /** True when the request was this one's to answer. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>
}

async function serve(req: IncomingMessage, res: ServerResponse, port: number, handlers: Handler[]): Promise<void> {
  try {
    checkOrigin(req, port)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    sendJson(res, error.status, { error: error.message })
    return
  }
  if (!isPath(req.url)) return sendJson(res, 400, { error: 'the path cannot be read' })
  // A page of another site may not show the stage in a frame and borrow its visitor's taps.
  res.setHeader('x-frame-options', 'SAMEORIGIN')
  for (const handler of handlers) {
    if (await handler.handle(req, res)) return
  }
  sendJson(res, 404, { error: `nothing is at ${req.url}` })
}

/** `//` and `/%` are the caller's fault: whoever read them further in would take it for its own. */
function isPath(url = '/'): boolean {
  try {
    return decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname) !== ''
  } catch {
    return false
  }
}

interface Preview {
  stage: Handler
  close(): void
}

/**
 * Opens the stage, and compiles the mini program again when it was built anew. Our build leaves unchanged files alone and writes its
 * stamp last; a folder that another tool wrote has no stamp, and its app.json tells.
 */
async function openPreview(options: CloudBaseOptions, stage: StageOptions, events: EventStream): Promise<Preview> {
  const { miniprogramDir, appId, envId, log } = options
  if (miniprogramDir === undefined) throw new TypeError('a stage needs miniprogramDir, the built mini program')
  // The compiler is heavy and most environments have no stage. Not import(): of TypeScript that lies in node_modules, tsx only takes over
  // require (bin/).
  const { createStage } = require('./preview/server') as typeof import('./preview/server')
  const opened = await createStage({ stage, miniprogramDir, appId, envId, log })
  const watch = new FileWatch(
    [path.join(miniprogramDir, '.build-stamp'), path.join(miniprogramDir, 'app.json')],
    () => {
      opened.rebuilt()
      events.send({ type: 'reload', what: 'miniprogram' })
    },
  )
  return {
    stage: opened,
    close() {
      watch.close()
      opened.close()
    },
  }
}

/** @returns the port. @throws the error of the system, such as EADDRINUSE. */
function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function closeServer(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
