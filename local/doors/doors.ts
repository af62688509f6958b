import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Tick } from '../functions/timers'
import type { Faults } from '../gateway/faults'
import type { Metrics } from '../gateway/metrics'
import type { ClientFiles } from '../gateway/storage/client-files'
import { type Doors, refusing } from './door'
import type { EventStream } from './events'
import { CallFaults, hitsTheCall, readFault, readRandomFault } from './faults'
import { fileDoors } from './files'
import { type FunctionRoom, functionDoors } from './functions'
import { type OpenApiRoom, openApiDoors } from './open-api'
import { checkOrigin, Refusal, readJson, sendJson, textField } from './request'

/** What the doors lead to. */
export interface Rooms {
  port: number
  functions: FunctionRoom
  clock: { now(): number; offset(): number; set(iso: string): Promise<Tick[]>; forward(ms: number): Promise<Tick[]> }
  events: EventStream
  openApis: OpenApiRoom
  gateway: {
    faults: Pick<Faults, 'add' | 'addRandom' | 'clear' | 'holding'>
    metrics: Pick<Metrics, 'of'>
    clientFiles: Pick<ClientFiles, 'put' | 'links' | 'remove'>
  }
}

/**
 * The `/local/*` doors: for scripts, tests and the stage, on this machine only. Production has nothing like them.
 * Malformed requests get a 4xx with `{error}`; what a call came to is always in a 200.
 */
export function createDoors(rooms: Rooms): { handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> } {
  const callFaults = new CallFaults()
  const doors: Doors = {
    ...functionDoors(rooms.functions, callFaults),
    ...clockDoors(rooms),
    ...faultDoors(rooms, callFaults),
    ...fileDoors(rooms.gateway.clientFiles),
    ...openApiDoors(rooms.openApis),
    'GET /local/metrics': (_req, res, url) => {
      const { requestId } = Object.fromEntries(url.searchParams)
      sendJson(res, 200, rooms.gateway.metrics.of(textField({ requestId }, 'requestId')))
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
        const address = `${req.method} ${url.pathname}`
        const door = Object.hasOwn(doors, address) ? doors[address] : undefined
        if (!door) throw new Refusal(404, `there is no door ${address}`)
        await door(req, res, url)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        sendJson(res, error.status, { error: error.message })
      }
      return true
    },
  }
}

function clockDoors({ clock }: Rooms): Doors {
  /** The time as people of the county read it, with the offset that phones follow. */
  const clockNow = () => {
    const beijing = new Date(clock.now() + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
    return { now: beijing, offsetMs: clock.offset() }
  }
  const move = (fields: Record<string, unknown>): Promise<Tick[]> => {
    const { now, forwardMs } = fields
    if (typeof now === 'string' && forwardMs === undefined) return clock.set(now)
    if (typeof forwardMs === 'number' && now === undefined) return clock.forward(forwardMs)
    throw new Refusal(400, 'either "now" (ISO with an offset) or "forwardMs" (a number)')
  }
  return {
    'GET /local/clock': (_req, res) => sendJson(res, 200, clockNow()),
    'POST /local/clock': async (req, res) => {
      const fields = await readJson(req)
      const ticks = await refusing(RangeError, () => move(fields))
      sendJson(res, 200, { ...clockNow(), ticks })
    },
  }
}

function faultDoors({ gateway }: Rooms, callFaults: CallFaults): Doors {
  return {
    'POST /local/fault': async (req, res) => {
      const { random, ...fields } = await readJson(req)
      if (random === undefined) {
        const fault = readFault(fields)
        const hit = hitsTheCall(fault) ? callFaults : gateway.faults
        hit.add(fault)
        sendJson(res, 200, { planned: fault })
        return
      }
      const fault = readRandomFault(random)
      const hit = hitsTheCall(fault) ? callFaults : gateway.faults
      hit.addRandom(fault)
      sendJson(res, 200, { planned: { random: fault } })
    },
    'GET /local/fault': (_req, res) => sendJson(res, 200, { holding: gateway.faults.holding }),
    'DELETE /local/fault': (_req, res) => {
      callFaults.clear()
      gateway.faults.clear()
      sendJson(res, 200, {})
    },
  }
}
