import { setTimeout as wait } from 'node:timers/promises'
import type { Caller, Outcome } from '../functions/invocation'
import type { Tick, TimerPlay } from '../functions/timers'
import { type Doors, refusing } from './door'
import type { CallFaults } from './faults'
import { Refusal, readJson, sendJson, textField } from './request'

/** What the doors of functions lead to. */
export interface FunctionRoom {
  invoke(name: string, event: unknown, caller: Caller): Promise<Outcome>
  playTimer(name: string, trigger: string | undefined, play: TimerPlay): Promise<Tick[]>
  /** Undefined when there is no such function. */
  logOf(name: string, most: number): object[] | undefined
}

/** How much later a late timer comes when nobody says, in milliseconds. */
const usualLatenessMs = 90_000
const usualRecords = 20

/** Doors that call functions as a user, play with their timers, and show their logs. */
export function functionDoors(room: FunctionRoom, faults: CallFaults): Doors {
  return {
    'POST /local/call': async (req, res) => {
      const fields = await readJson(req)
      const [openid, name] = [textField(fields, 'as'), textField(fields, 'name')]
      const fault = faults.take(name)
      if (fault?.kind === 'delay') await wait(fault.ms ?? 0)
      if (fault?.kind === 'refuse' || fault?.kind === 'disconnect') {
        res.destroy()
        return
      }
      const outcome = await room.invoke(name, fields.event ?? {}, { kind: 'client', openid })
      if (fault?.kind === 'dropAnswer') res.destroy()
      else sendJson(res, 200, outcome)
    },
    'POST /local/timer': async (req, res) => {
      const fields = await readJson(req)
      const name = textField(fields, 'function')
      const trigger = fields.trigger === undefined ? undefined : textField(fields, 'trigger')
      const play = readPlay(fields)
      sendJson(res, 200, { ticks: await refusing(RangeError, () => room.playTimer(name, trigger, play)) })
    },
    'GET /local/logs': (_req, res, url) => {
      const query = Object.fromEntries(url.searchParams)
      const most = Number(query.last ?? usualRecords)
      if (!Number.isInteger(most) || most < 1) throw new Refusal(400, '"last" must be a whole number above 0')
      const records = room.logOf(textField(query, 'function'), most)
      if (!records) throw new Refusal(404, `there is no function ${query.function}`)
      sendJson(res, 200, records)
    },
  }
}

/** @throws Refusal 400 */
function readPlay({ kind, byMs = usualLatenessMs }: Record<string, unknown>): TimerPlay {
  if (kind === 'fire' || kind === 'double' || kind === 'miss') return { kind }
  if (kind !== 'late') throw new Refusal(400, '"kind" is one of fire, double, miss, late')
  if (typeof byMs !== 'number' || !(byMs > 0)) throw new Refusal(400, '"byMs" must be a number above 0')
  return { kind, byMs }
}
