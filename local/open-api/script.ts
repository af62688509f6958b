import type { Scripted } from './api'
import type { Limits } from './quota'
import type { Params } from './wire'

/** What the next calls of an API come to. */
export interface Script extends Scripted {
  api: string
  refuse?: { errCode: number; errMsg: string }
  delayMs?: number
  /** Only calls whose parameters hold these texts, somewhere below the named parameter. */
  match?: Record<string, string>
  /** How many calls; 1 when left out. */
  times: number
}

const numbers = ['delayMs', 'times', 'resultAfterMs']
const objects = ['answer', 'refuse', 'result', 'match', 'quota']

/**
 * Reads what a door was given: `{"api", "answer" | "refuse", "delayMs", "times", "match", "result", "resultAfterMs"}`, or
 * `{"api", "quota": {"perMinute", "perDay"}}`.
 *
 * @throws TypeError that names what is wrong.
 */
export function readScript(fields: Record<string, unknown>, known: readonly string[]): Script & { quota?: Limits } {
  const { api, times = 1, ...rest } = fields
  if (typeof api !== 'string' || !known.includes(api)) throw new TypeError(`"api" is one of ${known.join(', ')}`)
  for (const [name, value] of Object.entries({ times, ...rest })) {
    const fits = numbers.includes(name) ? isCount(value) : objects.includes(name) && isObject(value)
    if (!fits) throw new TypeError(`"${name}" does not belong here or has the wrong form`)
  }
  const { refuse, answer, match, quota } = rest
  if (refuse !== undefined && answer !== undefined) throw new TypeError('either "answer" or "refuse"')
  if (refuse !== undefined && !isRefusal(refuse as object))
    throw new TypeError('"refuse" is {"errCode": 43101, "errMsg": "…"}')
  if (!Object.values(match ?? {}).every((text) => typeof text === 'string')) throw new TypeError('"match" holds texts')
  if (!Object.values(quota ?? {}).every(isCount)) throw new TypeError('"quota" is {"perMinute": 2, "perDay": 10}')
  return { ...rest, api, times: times as number }
}

const isCount = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 0
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

function isRefusal(value: object): value is { errCode: number; errMsg: string } {
  const { errCode, errMsg } = value as Record<string, unknown>
  return Number.isInteger(errCode) && errCode !== 0 && typeof errMsg === 'string'
}

/** The scripts that wait for their calls, in the order in which they were given. */
export class Scripts {
  private waiting: { script: Script; left: number }[] = []

  add(script: Script): void {
    if (script.times > 0) this.waiting.push({ script, left: script.times })
  }

  clear(): void {
    this.waiting = []
  }

  /** The first script that fits, used up by one. */
  take(api: string, params: Params): Script | undefined {
    const found = this.waiting.find(({ script }) => script.api === api && fits(script.match, params))
    if (!found) return undefined
    found.left--
    if (found.left === 0) this.waiting = this.waiting.filter((each) => each !== found)
    return found.script
  }
}

const fits = (match: Record<string, string> = {}, params: Params) =>
  Object.entries(match).every(([name, text]) => JSON.stringify(params[name] ?? '').includes(text))
