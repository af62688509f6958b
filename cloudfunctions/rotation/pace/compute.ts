import { CADENCE_KINDS, type CadenceFacts, judge } from '../../../domain/cadence'
import { lookBackFrom, periodsToJudge } from '../../../domain/cadence-window'
import { dateOf } from '../../../domain/calendar-day'
import { endOf, periodAt } from '../../../domain/period'
import type { Tick } from '../../kit/serve'
import type { CadenceStatDocument } from './documents'
import { factsOf, type PaceHome } from './facts'
import { exemptSince, heldSince, openingsSince } from './recorded/store'
import { homesDue, settle, statsById, storeStats } from './store'

/** Judged together, so that their facts come in one call each. */
const BATCH = 20
/** In one tick: two seconds of work. */
const MOST_BATCHES = 3

type Stat = Omit<CadenceStatDocument, 'version' | 'outbox'>

/**
 * Judges the periods of homes where something happened since they were last looked at, and of every active home once a week, into documents with
 * deterministic ids. Running it twice, late or after a crash leaves the same documents: each is made from the facts alone.
 */
export const computeCadence: Tick = async (at) => {
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const homes = await homesDue(at, BATCH)
    if (homes.length === 0) return
    await judgeHomes(homes, at)
    if (homes.length < BATCH) return
  }
}

async function judgeHomes(homes: readonly PaceHome[], at: Date): Promise<void> {
  const ids = homes.map(({ _id }) => _id)
  const from = lookBackFrom(at)
  const day = dateOf(from)
  const paths = [...new Set(homes.map(({ path }) => path))]
  const [openings, held, exempt] = await Promise.all([
    openingsSince(ids, day),
    heldSince(ids, from),
    exemptSince(paths, day),
  ])
  const stats = homes.flatMap((home) => {
    const recorded = { openings: openings.get(home._id) ?? [], held: held.get(home._id) ?? [] }
    return statsOf(home, factsOf(home, { ...recorded, exempt: exempt.get(home.path) ?? [] }), at)
  })
  const standing = await statsById(stats.map(({ _id }) => _id))
  await storeStats(stats, standing)
  // The next look of its own: when the week has turned.
  const next = endOf(periodAt('week', at))
  for (const home of homes) await settle(home, next)
}

function statsOf(home: PaceHome, facts: CadenceFacts, at: Date): Stat[] {
  return CADENCE_KINDS.flatMap((kind) =>
    periodsToJudge(kind, home.paceFrom ?? null, at).map(
      (period): Stat => ({
        _id: `${home._id}_${period.key}`,
        schema: 1,
        homeId: home._id,
        homeName: home.name,
        villageName: home.villageName,
        townshipName: home.townshipName,
        path: home.path,
        kind,
        key: period.key,
        ...judge(kind, period, facts),
      }),
    ),
  )
}
