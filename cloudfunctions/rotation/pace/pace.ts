import type { rotation } from '../../../contract/rotation'
import { CADENCE_KINDS, type CadenceFacts, type CadenceKind, judge } from '../../../domain/cadence'
import { lookBackFrom, recentPeriods } from '../../../domain/cadence-window'
import { dateOf } from '../../../domain/calendar-day'
import { endOf, type PeriodDays } from '../../../domain/period'
import type { UseCase } from '../../kit/serve'
import { factsOf } from './facts'
import { exemptSince, heldSince, openingsSince } from './recorded/store'

/** A home's cadence, judged as of now from what was recorded: what a host sees never waits for a job. Three calls beside the access check. */
export const pace: UseCase<typeof rotation.pace> = async ({ home, now }) => {
  const from = lookBackFrom(now)
  const [openings, held, exempt] = await Promise.all([
    openingsSince([home._id], dateOf(from)),
    heldSince([home._id], from),
    exemptSince([home.path], dateOf(from)),
  ])
  const facts = factsOf(home, {
    openings: openings.get(home._id) ?? [],
    held: held.get(home._id) ?? [],
    exempt: exempt.get(home.path) ?? [],
  })
  return { kinds: CADENCE_KINDS.map((kind) => kindView(kind, facts, now)) }
}

function kindView(kind: CadenceKind, facts: CadenceFacts, now: Date) {
  const view = (period: PeriodDays) => ({ ...period, over: endOf(period) <= now, ...judge(kind, period, facts) })
  const [current, ...past] = recentPeriods(kind, now).map(view)
  return {
    kind,
    least: kind === 'reception' ? null : facts.least[kind],
    current: current as ReturnType<typeof view>,
    // What lies before the home was active says nothing about it.
    past: past.filter(({ why }) => why.is !== 'notActive'),
  }
}
