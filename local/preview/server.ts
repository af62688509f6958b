import fs from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { browserText, bundleForBrowser } from './bundle'
import { type CompiledApp, compileMiniProgram } from './compile/compile'
import { phonePage } from './phone-page'
import { send, sendFile, sendJson, sendText, typeOf } from './responses'
import type { StageOptions, StagePersona, StagePhone } from './stage-options'
import { stagePage } from './stage-page'

export type { StageAction, StageOptions, StagePersona, StagePhone } from './stage-options'

export interface CreateStageOptions {
  /** The built mini program; it may not exist yet. */
  miniprogramDir: string
  stage: StageOptions
  /** What wx.getAccountInfoSync and the cloud tell the phone. */
  appId?: string
  envId?: string
  log?(line: string): void
}

export interface Stage {
  /** Answers GET /, /preview/* and /stage/*; false when the request is not the stage's. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>
  /** The mini program was built anew: compile it again. Phones refresh by the 'reload' event of /local/events. */
  rebuilt(): void
  close(): void
}

/**
 * Phones reach this machine only, as in a room without network. 'unsafe-eval' is for the hands of a browser test;
 * app code has neither eval nor Function (compile/scripts.ts, browser/phone/realm.ts).
 */
const PHONE_POLICY = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; object-src 'none'; base-uri 'none'"

/** Makes the stage: one page with phones that run the built mini program against the local CloudBase's doors. */
export async function createStage(options: CreateStageOptions): Promise<Stage> {
  const { stage, miniprogramDir } = options
  const log = options.log ?? (() => {})
  const [phoneScript, stageScript] = await Promise.all([
    bundleForBrowser('phone/main.ts'),
    bundleForBrowser('stage/main.ts'),
  ])
  const styles = {
    phone: ['phone', 'built-ins', 'map', 'overlays'].map((one) => browserText(`phone/${one}.css`)).join('\n'),
    stage: browserText('stage/stage.css'),
  }
  let compiled: CompiledApp | undefined
  let failure = ''
  let build = 0

  const compile = () => {
    build += 1
    try {
      compiled = compileMiniProgram(miniprogramDir)
      failure = ''
      log(`preview: mini program compiled in ${compiled.milliseconds} ms`)
      for (const one of compiled.problems) log(`preview: ${one.level} ${one.file}: ${one.message}`)
    } catch (error) {
      compiled = undefined
      failure = error instanceof Error ? error.message : String(error)
      log(`preview: ${failure}`)
    }
  }
  compile()

  const phoneOf = (query: URLSearchParams): { phone: StagePhone; persona: StagePersona } | undefined => {
    const phone = stage.phones.find((one) => one.id === query.get('id'))
    if (!phone) return undefined
    const openid = query.get('as') ?? phone.personas[0]
    const persona = stage.personas.find((one) => one.openid === openid)
    return persona && phone.personas.includes(persona.openid) ? { phone, persona } : undefined
  }

  const servePhone = (url: URL, res: ServerResponse) => {
    const found = phoneOf(url.searchParams)
    if (!found) return sendText(res, 404, 'text/plain', 'no such phone, or that person may not use it')
    // A build that was half written when it was read is read again.
    if (failure) compile()
    if (!compiled) return sendText(res, 503, 'text/plain', `the mini program is not there yet: ${failure}`)
    const { phone, persona } = found
    const page = phonePage({
      id: phone.id,
      openid: persona.openid,
      label: phone.label,
      wide: phone.wide ?? false,
      start: url.searchParams.get('path') ?? phone.start ?? '',
      location: persona.location,
      fontScale: persona.fontScale ?? 1,
      appId: options.appId ?? 'wxpreview',
      envId: options.envId ?? 'local',
      online: url.searchParams.get('network') !== 'off',
      files: stage.files.map(({ name, type }) => ({ name, type: type ?? typeOf(name) })),
      phoneNumber: persona.phone ?? '',
      platform: phone.wide ? 'windows' : (phone.platform ?? 'android'),
      places: stage.places,
      templates: stage.templates ?? [],
      base: `/preview/app/${build}`,
    })
    return send(res, 200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PHONE_POLICY }, page)
  }

  /** /preview/app/<build>/package/<root>.js and /preview/app/<build>/file/<path> */
  const serveApp = (rest: string, res: ServerResponse) => {
    const [, kind, name] = /^\d+\/(package|file)\/(.+)$/.exec(rest) ?? []
    if (kind === 'package' && name) {
      const script = compiled?.scripts.get(name === 'main.js' ? '' : name.replace(/\.js$/, ''))
      return script === undefined
        ? sendText(res, 404, 'text/plain', 'no such package')
        : sendText(res, 200, 'text/javascript', script)
    }
    return sendFile(res, miniprogramDir, name ?? '')
  }

  const runAction = async (id: string, req: IncomingMessage, res: ServerResponse) => {
    const action = stage.actions.find((one) => one.id === id)
    if (!action) return sendJson(res, 404, { error: `no action ${id}` })
    // Only this page can send JSON here: another site's form cannot.
    if (!req.headers['content-type']?.startsWith('application/json'))
      return sendJson(res, 415, { error: 'content-type must be application/json' })
    try {
      return sendJson(res, 200, await action.run())
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      log(`preview: action ${id} failed: ${message}`)
      return sendJson(res, 500, { error: message })
    }
  }

  const get = (url: URL, res: ServerResponse): boolean => {
    const at = decodeURIComponent(url.pathname)
    if (at === '/') sendText(res, 200, 'text/html', stagePage(stage))
    else if (at === '/preview/phone') servePhone(url, res)
    else if (at === '/preview/phone.js') sendText(res, 200, 'text/javascript', phoneScript)
    else if (at === '/preview/phone.css') sendText(res, 200, 'text/css', styles.phone)
    else if (at === '/preview/stage.js') sendText(res, 200, 'text/javascript', stageScript)
    else if (at === '/preview/stage.css') sendText(res, 200, 'text/css', styles.stage)
    else if (at.startsWith('/preview/app/')) serveApp(at.slice('/preview/app/'.length), res)
    else if (at.startsWith('/stage/file/')) {
      const file = stage.files.find((one) => one.name === at.slice('/stage/file/'.length))
      if (file && fs.existsSync(file.path)) sendFile(res, path.dirname(file.path), path.basename(file.path), file.type)
      else sendText(res, 404, 'text/plain', 'no such file')
    } else return false
    return true
  }

  return {
    async handle(req, res) {
      const url = new URL(req.url ?? '/', 'http://127.0.0.1')
      if (req.method === 'GET' || req.method === 'HEAD') return get(url, res)
      if (req.method === 'POST' && url.pathname.startsWith('/stage/action/')) {
        await runAction(decodeURIComponent(url.pathname.slice('/stage/action/'.length)), req, res)
        return true
      }
      return false
    },
    rebuilt: compile,
    close() {},
  }
}
