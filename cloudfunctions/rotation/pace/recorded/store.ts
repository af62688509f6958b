import type { ExemptDays, HeldFact, OpeningFact } from '../../../../domain/cadence'
import { CADENCE_KINDS } from '../../../../domain/cadence'
import { idsOnPath, isWithin } from '../../../../domain/organisation'
import { EXEMPT_REASON_LABELS } from '../../../../domain/rotation'
import type { ActivityDocument } from '../../../kit/activity-document'
import type { ExemptPeriodDocument, OpeningDayDocument } from '../../../kit/rotation-document'
import { command, find } from '../../../kit/store'

/** Homes judged together have fewer of each in the months that are looked at; more is never judged at once. */
const MOST_FACTS = 1000

/** What homes held from a moment on, by home. One call however many homes. */
export async function heldSince(homeIds: readonly string[], from: Date): Promise<Map<string, HeldFact[]>> {
  const kinds: readonly string[] = CADENCE_KINDS.filter((kind) => kind !== 'reception')
  const activities = await find<ActivityDocument>('activities', {
    where: { homeId: command.in([...homeIds]), startsAt: command.gte(from) },
    fields: ['homeId', 'kind', 'state', 'startsAt', 'result', 'flaggedInvalid'],
    orderBy: [['startsAt', 'asc']],
    limit: MOST_FACTS,
  })
  return byHome(
    activities.filter(
      ({ kind, state }) => kinds.includes(kind) && ['published', 'completed', 'cancelled'].includes(state),
    ),
    ({ _id, kind, startsAt, state, result, flaggedInvalid }) => ({
      id: _id,
      kind: kind as HeldFact['kind'],
      startsAt,
      persons: result?.persons ?? null,
      cancelled: state === 'cancelled',
      invalid: flaggedInvalid !== undefined,
    }),
  )
}

function byHome<D extends { homeId: string }, T>(
  documents: readonly D[],
  factOf: (document: D) => T,
): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const document of documents)
    found.set(document.homeId, [...(found.get(document.homeId) ?? []), factOf(document)])
  return found
}

/** Who stood at the open door of homes from a day on, by home. One call however many homes. */
export async function openingsSince(homeIds: readonly string[], from: string): Promise<Map<string, OpeningFact[]>> {
  const days = await find<OpeningDayDocument>('openings', {
    where: { homeId: command.in([...homeIds]), day: command.gte(from) },
    fields: ['homeId', 'day', 'spells'],
    limit: MOST_FACTS,
  })
  const facts = days.flatMap(({ _id, homeId, spells }) =>
    spells.map((spell) => ({ homeId, id: _id, from: spell.from, to: spell.to })),
  )
  return byHome(facts, ({ homeId: _homeId, ...fact }) => fact)
}

/** What was exempted, from a day on, for each of some homes' places and the places above. One call. */
export async function exemptSince(paths: readonly string[], from: string): Promise<Map<string, ExemptDays[]>> {
  const periods = await find<ExemptPeriodDocument>('exemptPeriods', {
    where: { orgId: command.in([...new Set(paths.flatMap(idsOnPath))]), to: command.gte(from) },
    limit: MOST_FACTS,
  })
  const inForce = periods.filter(({ endedAt }) => endedAt === undefined)
  return new Map(
    paths.map((path) => [
      path,
      inForce
        .filter((period) => isWithin(path, period.path))
        .map(({ from: first, to: last, why }) => ({ first, last, why: EXEMPT_REASON_LABELS[why] })),
    ]),
  )
}
