import { pathRange } from '../../../domain/organisation'
import { aggregateOne } from '../../kit/aggregate'
import type { HomeDocument, Stored } from '../../kit/documents'
import { edit } from '../../kit/edit'
import type { FactSource } from '../../kit/outbox'
import type { ExemptPeriodDocument } from '../../kit/rotation-document'
import { change, command, create, createMissing, find, type Patch, read } from '../../kit/store'
import type { CadenceStatDocument, YearPlanDocument } from './documents'
import { PACE_HOME_FIELDS, type PaceHome } from './facts'

const within = (path: string) => {
  const { from, below } = pathRange(path)
  return command.gte(from).and(command.lt(below))
}

/** Active homes whose periods have to be judged: those never judged first. */
export async function homesDue(at: Date, limit: number): Promise<PaceHome[]> {
  const never = await find<HomeDocument>('microHomes', {
    where: { state: 'active', paceDue: null },
    fields: PACE_HOME_FIELDS,
    limit,
  })
  if (never.length === limit) return never
  const due = await find<HomeDocument>('microHomes', {
    where: { state: 'active', paceDue: command.lte(at) },
    fields: PACE_HOME_FIELDS,
    orderBy: [['paceDue', 'asc']],
    limit: limit - never.length,
  })
  return [...never, ...due]
}

/** A home is judged up to here. What happened meanwhile has bumped its version: then it stays due. */
export async function settle({ _id, version }: PaceHome, next: Date): Promise<void> {
  await change('microHomes', _id, { version }, { paceDue: next, paceFrom: command.remove() })
}

export async function statsById(ids: readonly string[]): Promise<Map<string, CadenceStatDocument>> {
  const found = await find<CadenceStatDocument>('cadenceStats', {
    where: { _id: command.in([...ids]) },
    limit: 1000,
  })
  return new Map(found.map((stat) => [stat._id, stat]))
}

type Stat = Omit<CadenceStatDocument, 'version' | 'outbox'>

/** Stores what is new in one call, and writes only what came out otherwise than it stands. */
export async function storeStats(
  stats: readonly Stat[],
  standing: ReadonlyMap<string, CadenceStatDocument>,
): Promise<void> {
  await createMissing<CadenceStatDocument>(
    'cadenceStats',
    stats.filter(({ _id }) => !standing.has(_id)),
  )
  for (const { _id, schema: _schema, why, ...stat } of stats) {
    const before = standing.get(_id)
    if (before === undefined || isSame(before, { ...stat, why })) continue
    await change('cadenceStats', _id, {}, { ...stat, why: command.set(why) })
  }
}

function isSame(before: CadenceStatDocument, now: Omit<Stat, '_id' | 'schema'>): boolean {
  return Object.entries(now).every(
    ([field, value]) => JSON.stringify(before[field as keyof CadenceStatDocument]) === JSON.stringify(value),
  )
}

export interface PeriodCount {
  key: string
  required: number
  kept: number
  exempt: number
}

/** How many homes at or below a place had to keep these periods, kept them or were exempt. One call. */
export async function countsBelow(path: string, keys: readonly string[]): Promise<PeriodCount[]> {
  const one = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } })
  const found = await aggregateOne<{ counts: PeriodCount[] }>('cadenceStats', (from) =>
    from
      .match({ key: command.in([...keys]), path: within(path) })
      .group({
        _id: '$key',
        required: one('$required'),
        kept: one({ $and: ['$required', '$kept'] }),
        exempt: one('$exempt'),
      })
      .group({
        _id: null,
        counts: { $push: { key: '$_id', required: '$required', kept: '$kept', exempt: '$exempt' } },
      }),
  )
  return found?.counts ?? []
}

/** Homes that had to keep a period and did not, in the order of their places, after a key. */
export async function behindBelow(
  path: string,
  key: string,
  after: PlaceKey | null,
  limit: number,
): Promise<CadenceStatDocument[]> {
  const behind = { key, required: true, kept: false }
  const rest = after
    ? [
        { ...behind, path: after.path, _id: command.gt(after.id) },
        { ...behind, path: command.gt(after.path).and(command.lt(pathRange(path).below)) },
      ]
    : [{ ...behind, path: within(path) }]
  const found: CadenceStatDocument[] = []
  for (const where of rest) {
    if (found.length >= limit) break
    found.push(...(await inPlaceOrder<CadenceStatDocument>('cadenceStats', where, limit - found.length)))
  }
  return found
}

/** Where a list in the order of places goes on. */
export interface PlaceKey {
  path: string
  id: string
}

function inPlaceOrder<D extends Stored>(
  collection: string,
  where: Record<string, unknown>,
  limit: number,
  fields?: readonly string[],
): Promise<D[]> {
  return find<D>(collection, {
    where,
    orderBy: [
      ['path', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
    ...(fields ? { fields } : {}),
  })
}

/** Active homes of an exempt period's place that still have to hear of it, in the order of their ids within each place. */
export async function homesToTell(path: string, after: PlaceKey | null, limit: number): Promise<HomeDocument[]> {
  const active = { state: 'active' }
  const rest = after
    ? [
        { ...active, path: after.path, _id: command.gt(after.id) },
        { ...active, path: command.gt(after.path).and(command.lt(pathRange(path).below)) },
      ]
    : [{ ...active, path: within(path) }]
  const found: HomeDocument[] = []
  for (const where of rest) {
    if (found.length >= limit) break
    found.push(...(await inPlaceOrder<HomeDocument>('microHomes', where, limit - found.length, ['path'])))
  }
  return found
}

/** Exempt periods of which the homes' cadence does not know yet. */
export function periodsToSpread(limit: number): Promise<ExemptPeriodDocument[]> {
  return find<ExemptPeriodDocument>('exemptPeriods', { where: { 'paceTodo.since': command.gt(new Date(0)) }, limit })
}

/** The homes up to here have heard; all of them, without a place to go on. */
export async function spreadTo({ _id, version }: ExemptPeriodDocument, last: PlaceKey | null): Promise<void> {
  await change('exemptPeriods', _id, { version }, last ? { 'paceTodo.after': last } : { paceTodo: command.remove() })
}

export function planById(id: string): Promise<YearPlanDocument | null> {
  return read<YearPlanDocument>('yearPlans', id)
}

export function changePlan(
  plan: YearPlanDocument,
  source: FactSource,
  patchFor: (current: YearPlanDocument) => Patch | null,
): Promise<void> {
  return edit('yearPlans', plan, source, patchFor)
}

export function addPlan(plan: Omit<YearPlanDocument, 'version' | 'outbox'>, source: FactSource): Promise<boolean> {
  return create<YearPlanDocument>('yearPlans', plan, source)
}
