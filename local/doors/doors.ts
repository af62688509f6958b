import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Caller, Outcome } from '../functions/invocation'
import type { Tick } from '../functions/timers'
import type { Faults } from '../gateway/faults'
import type { Metrics } from '../gateway/metrics'
import type { Storage } from '../gateway/storage/storage'
import type { EventStream } from './events'
import { CallFaults, hitsTheCall, readFault } from './faults'
import { checkOrigin, Refusal, readBody, readJson, requireType, sendJson, textField } from './request'

/** What the doors lead to. */
export interface Rooms {
  port: number
  invoke(name: string, event: unknown, caller: Caller): Promise<Outcome>
  clock: { now(): number; offset(): number; set(iso: string): Promise<Tick[]>; forward(ms: number): Promise<Tick[]> }
  events: EventStream
  gateway: {
    faults: Pick<Faults, 'add' | 'clear'>
    metrics: Pick<Metrics, 'of'>
    storage: Pick<Storage, 'putForClient'>
  }
}

type Door = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void> | void

/** Uploads of a mini program may hold 50 MB. https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/storage/uploadFile/client.uploadFile.html */
const uploadLimitBytes = 50 * 1024 * 1024

/**
 * The `/local/*` doors: for scripts, tests and the stage, on this machine only. Production has nothing like them.
 * Malformed requests get a 4xx with `{error}`; what a call came to is always in a 200.
 */
export function createDoors(rooms: Rooms): { handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> } {
  const callFaults = new CallFaults()
  const doors: Record<string, Door> = {
    'POST /local/call': async (req, res) => {
      const fields = await readJson(req)
      const [openid, name] = [textField(fields, 'as'), textField(fields, 'name')]
      const fault = callFaults.take(name)
      if (fault?.kind === 'delay') await wait(fault.ms ?? 0)
      if (fault?.kind === 'refuse') {
        res.destroy()
        return
      }
      const outcome = await rooms.invoke(name, fields.event ?? {}, { kind: 'client', openid })
      if (fault?.kind === 'dropAnswer') res.destroy()
      else sendJson(res, 200, outcome)
    },
    'GET /local/clock': (_req, res) => sendJson(res, 200, clockNow(rooms)),
    'POST /local/clock': async (req, res) => {
      const ticks = await moveClock(rooms, await readJson(req))
      sendJson(res, 200, { ...clockNow(rooms), ticks })
    },
    'POST /local/fault': async (req, res) => {
      const fault = readFault(await readJson(req))
      if (hitsTheCall(fault)) callFaults.add(fault)
      else rooms.gateway.faults.add(fault)
      sendJson(res, 200, { planned: fault })
    },
    'DELETE /local/fault': (_req, res) => {
      callFaults.clear()
      rooms.gateway.faults.clear()
      sendJson(res, 200, {})
    },
    'GET /local/metrics': (_req, res, url) => {
      const { requestId } = Object.fromEntries(url.searchParams)
      sendJson(res, 200, rooms.gateway.metrics.of(textField({ requestId }, 'requestId')))
    },
    'POST /local/upload': async (req, res, url) => {
      requireType(req, 'application/octet-stream')
      const query = Object.fromEntries(url.searchParams)
      const [openid, cloudPath] = [textField(query, 'as'), textField(query, 'cloudPath')]
      const body = await readBody(req, uploadLimitBytes)
      sendJson(res, 200, await rooms.gateway.storage.putForClient(openid, cloudPath, body).catch(codedError))
    },
    'GET /local/events': (req, res) => {
      rooms.events.open(req, res, { type: 'clock', offsetMs: rooms.clock.offset() })
    },
  }
  return {
    async handle(req, res) {
      const url = new URL(req.url ?? '/', 'http://127.0.0.1')
      if (!url.pathname.startsWith('/local/')) return false
      try {
        checkOrigin(req, rooms.port)
        const door = doors[`${req.method} ${url.pathname}`]
        if (!door) throw new Refusal(404, `there is no door ${req.method} ${url.pathname}`)
        await door(req, res, url)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        sendJson(res, error.status, { error: error.message })
      }
      return true
    },
  }
}

/** The time as people of the county read it, with the offset that phones follow. */
function clockNow({ clock }: Rooms): { now: string; offsetMs: number } {
  const beijing = new Date(clock.now() + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
  return { now: beijing, offsetMs: clock.offset() }
}

async function moveClock({ clock }: Rooms, fields: Record<string, unknown>): Promise<Tick[]> {
  const { now, forwardMs } = fields
  try {
    if (typeof now === 'string' && forwardMs === undefined) return await clock.set(now)
    if (typeof forwardMs === 'number' && now === undefined) return await clock.forward(forwardMs)
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(400, error.message)
    throw error
  }
  throw new Refusal(400, 'either "now" (ISO with an offset) or "forwardMs" (a number)')
}

/** An answer of the service that says no, as the SDK would show it; anything else is a fault of this program. */
function codedError(error: unknown): { error: { code: string; message: string } } {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return { error: { code: error.code, message: error.message } }
  }
  throw error
}
