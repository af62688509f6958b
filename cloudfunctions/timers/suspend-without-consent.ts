import { PLACE_SEARCH_DAYS, takeStep } from '../../domain/home-state-steps'
import type { HomeDocument } from '../kit/documents'
import { BY_TIMER, standingOf, stepPatch } from '../kit/home-step'
import { TIMER_REQUEST } from '../kit/outbox'
import { change, command, find } from '../kit/store'

const REASON = `场地主人的同意到期了。请在 ${PLACE_SEARCH_DAYS} 天里续签,或者换个地方,再恢复。`
const SOURCE = { actor: BY_TIMER, action: 'home.suspend', requestId: TIMER_REQUEST }

/**
 * A home whose owner's consent has ended is suspended, and its township is told by its to-do list (S02). Running it again changes nothing: a
 * suspended home is no longer found; one that somebody changes at the same moment is found again by the next tick.
 */
export async function suspendWithoutConsent(at: Date, limit: number): Promise<void> {
  const homes = await find<HomeDocument>('microHomes', {
    where: { state: 'active', 'ownerConsent.until': command.lte(at) },
    fields: ['state', 'path', 'hosts', 'paired', 'shownAt', 'ownerConsent', 'steps', 'version'],
    limit,
  })
  for (const home of homes) {
    const county = { kind: 'officer', level: 'county' } as const
    const outcome = takeStep(standingOf(home, at), county, 'suspend', { reason: REASON, at })
    if (!outcome.taken) continue
    const taken = { step: 'suspend', from: home.state, to: outcome.to, note: REASON } as const
    const patch = stepPatch(home, { ...taken, at, by: BY_TIMER, requestId: TIMER_REQUEST })
    await change('microHomes', home._id, { version: home.version }, patch, SOURCE)
  }
}
