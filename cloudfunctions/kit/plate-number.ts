import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { idsOnPath, pathOf } from '../../domain/organisation'
import { plateText, plateYear } from '../../domain/plate-number'
import type { Stored } from './documents'
import type { FactSource } from './outbox'
import { refuse } from './refusal'
import { settingsAt } from './settings'
import { change, create, read } from './store'

/** The numbers of one county in one year. */
export interface PlateSeriesDocument extends Stored {
  /** The next serial that nobody has. */
  next: number
  /**
   * The last ones given and to whom: a call that broke off between here and the home finds its number again when it is retried. One that
   * slid out leaves a gap, which does no harm; a number is never given twice.
   */
  lately: { homeId: string; serial: number }[]
}

const KEPT = 400
/** Every try of several at once lets one through, and fifty officers pressing in one moment are many. */
const TRIES = 60
const JITTER_MS = 25
const FIRST_SERIAL = 1

/**
 * Plate numbers for homes that have none, by home: from the series of their county (the root of `path`) and the year of `at` on the county's
 * clock. At most 200 homes of one county. A home that was given a number lately is given the same one.
 */
export async function plateNumbers(
  path: string,
  homeIds: readonly string[],
  at: Date,
  source: FactSource,
): Promise<Map<string, string>> {
  const [county = ''] = idsOnPath(path)
  if (homeIds.length === 0) return new Map()
  const year = plateYear(at)
  const { plateCode: code } = await settingsAt(pathOf('', county))
  const serials = await serialsOf(`${county}_${year}`, homeIds, source)
  return new Map([...serials].map(([homeId, serial]) => [homeId, plateText({ code, year, serial })]))
}

async function serialsOf(id: string, homeIds: readonly string[], source: FactSource): Promise<Map<string, number>> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const series = await read<PlateSeriesDocument>('plateSeries', id)
    const { next, lately } = series ?? { next: FIRST_SERIAL, lately: [] }
    const known = new Map(lately.map(({ homeId, serial }) => [homeId, serial]))
    const fresh = [...new Set(homeIds)]
      .filter((homeId) => !known.has(homeId))
      .map((homeId, place) => ({ homeId, serial: next + place }))
    const after = { next: next + fresh.length, lately: [...lately, ...fresh].slice(-KEPT) }
    const given =
      fresh.length === 0 ||
      (series
        ? await change('plateSeries', id, { version: series.version }, after)
        : await create<PlateSeriesDocument>('plateSeries', { _id: id, schema: 1, ...after }, source))
    if (given) {
      const all = new Map([...known, ...fresh.map(({ homeId, serial }) => [homeId, serial] as const)])
      return new Map([...all].filter(([homeId]) => homeIds.includes(homeId)))
    }
    await wait(randomInt(JITTER_MS))
  }
  return refuse('BUSY')
}
