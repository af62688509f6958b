import { createHmac, randomBytes } from 'node:crypto'
import { dateOf } from '../../../domain/calendar-day'
import type { Stored } from '../../kit/documents'
import { decryptUnder, encryptUnder, keyMap, newest } from '../../kit/secrets'
import { change, command, create, type Guard, type Patch, read, removeMatching } from '../../kit/store'

/**
 * How often one caller asks and guesses, without keeping who she is: counters lie under an HMAC of her account with a random key that lives one
 * day (safety, "Help"). The key is wrapped, so a stolen database counts nobody even on the same day; the next day nobody does.
 */
interface DayDocument extends Stored {
  day: string
  token: string
}

export interface CounterDocument extends Stored {
  day: string
  asked: number
  /** Tickets that were counted, under the same key: a retry is none. */
  seen: string[]
  wrong: number
  until: Date
  /** The try that was counted last, so that its retry is none. */
  lastTry: string
}

const DAYS = 'helpDays'
const COUNTERS = 'helpCounters'
const KEY_BYTES = 32

/** Today's key and what is told apart with it. Ids begin with `once-`: tomorrow they mean nothing. */
export interface Today {
  day: string
  idOf(...parts: string[]): string
}

export async function today(at: Date): Promise<Today> {
  const day = dateOf(at)
  const key = await keyOf(day)
  const idOf = (...parts: string[]): string =>
    `once-${createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url')}`
  return { day, idOf }
}

async function keyOf(day: string): Promise<Buffer> {
  const place = { collection: DAYS, id: day, field: 'token' }
  const standing = await read<DayDocument>(DAYS, day)
  if (standing) return opened(standing, place)
  const [version, master] = newest(keyMap('CASE_KEYS'))
  const key = randomBytes(KEY_BYTES)
  const token = encryptUnder(version, master, key.toString('base64'), place)
  if (await create<DayDocument>(DAYS, { _id: day, schema: 1, day, token }, undefined)) return key
  const rival = await read<DayDocument>(DAYS, day)
  if (!rival) throw new Error('the key of a day went away')
  return opened(rival, place)
}

function opened({ token }: DayDocument, place: { collection: string; id: string; field: string }): Buffer {
  const masters = keyMap('CASE_KEYS')
  return Buffer.from(
    decryptUnder((version) => masters.get(version), token, place),
    'base64',
  )
}

export function counterAt(id: string): Promise<CounterDocument | null> {
  return read<CounterDocument>(COUNTERS, id)
}

export function startCounter(id: string, day: string, at: Date, first: Partial<CounterDocument>): Promise<boolean> {
  const blank = { asked: 0, seen: [], wrong: 0, until: at, lastTry: '' }
  return create<CounterDocument>(COUNTERS, { _id: id, schema: 1, day, ...blank, ...first }, undefined)
}

export function count(id: string, guard: Guard, patch: Patch): Promise<boolean> {
  return change(COUNTERS, id, guard, patch)
}

/** Once a minute: what belonged to a day before goes, the key first. */
export async function forgetDaysBefore(at: Date): Promise<void> {
  const day = dateOf(at)
  await removeMatching(DAYS, { day: command.lt(day) })
  await removeMatching(COUNTERS, { day: command.lt(day) })
}
