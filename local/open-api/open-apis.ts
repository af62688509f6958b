import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Appointments } from '../appointments'
import type { MovableClock } from '../clock'
import { Failure } from '../gateway/failure'
import type { OpenApi, PushedEvent, WeChat } from './api'
import { mediaCheckAsync, msgSecCheck, USUAL_CHECK_MS } from './content-check'
import { getUnlimited } from './mini-program-code'
import { PhoneCodes } from './phone-codes'
import { getPhoneNumber } from './phone-number'
import { Quota } from './quota'
import { noPermission, WeChatRefusal } from './refusal'
import { readScript, Scripts } from './script'
import { subscribeMessageSend } from './subscribe-message'
import { Subscriptions } from './subscriptions'
import { type Params, type Reply, readRequest, writeReply } from './wire'

const apis: Readonly<Record<string, OpenApi>> = {
  'subscribeMessage.send': subscribeMessageSend,
  'security.msgSecCheck': msgSecCheck,
  'security.mediaCheckAsync': mediaCheckAsync,
  'wxacode.getUnlimited': getUnlimited,
  'phonenumber.getPhoneNumber': getPhoneNumber,
}

/** A user counts as present for so long after the last sign of life. */
const presenceMs = 2 * 3_600_000
/** So many calls are kept to be looked at. */
const rememberedCalls = 1000

/** Which function receives which events of WeChat's message push, as the console of CloudBase has it. */
export interface MessagePush {
  messageType: string
  /** Left out where the message type has none. */
  event?: string
  function: string
}

/** The invocation that calls. */
export interface ApiCaller {
  requestId: string
  function: string | undefined
  /** `permissions.openapi` of the function's config.json. */
  permitted: readonly string[]
}

/** One call, as GET /local/open-api shows it. */
export interface ApiCall {
  time: string
  requestId: string
  function: string | undefined
  api: string
  params: Params
  /** What WeChat answered: JSON, the size of a picture, or the refusal. */
  outcome: object
}

export interface OpenApiSettings {
  appId: string
  dataDir: string
  clock: MovableClock
  miniprogramDir?: string
  /** Template ids of this mini program; every id is taken when they are not given. */
  templates?: readonly string[]
  messagePush?: readonly MessagePush[]
  /** How long WeChat takes to check a picture, in milliseconds of the clock; a second when left out. */
  mediaCheckMs?: number
  /** Calls a function with a pushed event, as the user whom the event is about. */
  deliver(functionName: string, event: PushedEvent): Promise<unknown>
  log?(line: string): void
}

/** WeChat's open APIs as a cloud function calls them through wx-server-sdk, with answers that can be scripted. */
export class OpenApis {
  readonly subscriptions: Subscriptions
  readonly phoneCodes: PhoneCodes
  readonly calls: ApiCall[] = []
  private readonly scripts = new Scripts()
  private readonly quotas: ReadonlyMap<string, Quota>
  private readonly seen = new Map<string, number>()
  private readonly appointments: Appointments
  private readonly delivering = new Set<Promise<unknown>>()
  private readonly wechat: WeChat

  constructor(private readonly settings: OpenApiSettings) {
    const { appId, clock, dataDir, templates } = settings
    this.subscriptions = new Subscriptions(path.join(dataDir, 'subscriptions.json'))
    this.phoneCodes = new PhoneCodes(clock)
    this.quotas = new Map(Object.keys(apis).map((name) => [name, new Quota(clock)]))
    this.appointments = new Appointments(clock)
    this.wechat = {
      appId,
      clock,
      subscriptions: this.subscriptions,
      phoneCodes: this.phoneCodes,
      seenLately: (openid) => Math.abs(clock.now() - (this.seen.get(openid) ?? Number.NEGATIVE_INFINITY)) <= presenceMs,
      pages: () => this.pages(),
      templates: templates && new Set(templates),
      mediaCheckMs: settings.mediaCheckMs ?? USUAL_CHECK_MS,
      push: (event, afterMs) => this.appointments.at(clock.now() + afterMs, () => this.push(event)),
      newTraceId: () => traceId(clock.now()),
    }
  }

  /** A user opened the mini program or called a function: what WeChat calls an access within two hours. */
  visit(openid: string): void {
    this.seen.set(openid, this.settings.clock.now())
  }

  /** Plans what the next calls come to. @throws TypeError that names what is wrong with the fields. */
  script(fields: Record<string, unknown>): object {
    const { quota, ...script } = readScript(fields, Object.keys(apis))
    if (quota) this.quotas.get(script.api)?.limit(quota)
    else this.scripts.add(script)
    return quota ? { api: script.api, quota } : script
  }

  clearScripts(): void {
    this.scripts.clear()
  }

  /** Answers a call in protobuf. @throws Failure where the call cannot be read or the API is not emulated. */
  async answer(api: string, bytes: Buffer, caller: ApiCaller): Promise<Buffer> {
    return writeReply(await this.call(api, readRequest(bytes), caller))
  }

  /** Resolves when the events that were due so far have been handled. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.delivering)
  }

  close(): void {
    this.appointments.close()
  }

  private async call(api: string, params: Params, caller: ApiCaller): Promise<Reply> {
    const emulated = Object.hasOwn(apis, api) ? apis[api] : undefined
    if (!emulated) throw new Failure('SYS_ERR', `the local gateway does not emulate the open API ${api}`)
    const reply = await this.perform(api, emulated, params, caller).catch((error: unknown) => {
      if (!(error instanceof WeChatRefusal)) throw error
      if (error.systemic) return { systemCode: error.errCode }
      return { json: { errcode: error.errCode, errmsg: `${error.message} rid: ${this.wechat.newTraceId()}` } }
    })
    this.record(api, params, caller, reply)
    return reply
  }

  private async perform(api: string, emulated: OpenApi, params: Params, caller: ApiCaller): Promise<Reply> {
    if (!caller.permitted.includes(api)) throw noPermission()
    const script = this.scripts.take(api, params)
    if (script?.delayMs) await wait(script.delayMs)
    if (script?.refuse) throw new WeChatRefusal(script.refuse.errCode, script.refuse.errMsg)
    this.quotas.get(api)?.take(emulated.quota)
    return emulated.answer(params, this.wechat, script ?? {})
  }

  private record(api: string, params: Params, caller: ApiCaller, reply: Reply): void {
    const outcome = 'bytes' in reply ? { contentType: reply.contentType, bytes: reply.bytes.length } : reply
    const time = new Date(this.settings.clock.now()).toISOString()
    this.calls.push({ time, requestId: caller.requestId, function: caller.function, api, params, outcome })
    if (this.calls.length > rememberedCalls) this.calls.shift()
  }

  private push(event: PushedEvent): void {
    const { messagePush = [], deliver, log } = this.settings
    const target = messagePush.find((each) => each.messageType === event.MsgType && each.event === event.Event)
    if (!target) {
      log?.(`open APIs: no function of the manifest's messagePush receives ${event.MsgType} ${event.Event}`)
      return
    }
    const delivery = deliver(target.function, event).finally(() => this.delivering.delete(delivery))
    this.delivering.add(delivery)
  }

  private pages(): ReadonlySet<string> | undefined {
    const file = path.join(this.settings.miniprogramDir ?? '', 'app.json')
    if (this.settings.miniprogramDir === undefined || !existsSync(file)) return undefined
    const {
      pages = [],
      subPackages = [],
      subpackages = subPackages,
    } = JSON.parse(readFileSync(file, 'utf8')) as AppJson
    return new Set([
      ...pages,
      ...subpackages.flatMap((each) => each.pages.map((page) => path.posix.join(each.root, page))),
    ])
  }
}

interface AppJson {
  pages?: string[]
  subpackages?: { root: string; pages: string[] }[]
  subPackages?: { root: string; pages: string[] }[]
}

/** Seconds, then chance, each eight hex digits: "65557e88-016af6aa-17e69df6". */
function traceId(now: number): string {
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')
  return [seconds, randomBytes(4).toString('hex'), randomBytes(4).toString('hex')].join('-')
}
