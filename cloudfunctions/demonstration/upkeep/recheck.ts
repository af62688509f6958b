import { dateOf } from '../../../domain/calendar-day'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { needsLookOnSite } from '../../../domain/rubric/upkeep'
import { onWallClock } from '../../../domain/time'
import type { DemoApplicationDocument } from '../../kit/demonstration-document'
import { TIMER_REQUEST } from '../../kit/outbox'
import type { Tick } from '../../kit/serve'
import { command } from '../../kit/store'
import { changeApplication, homeById, toRecheck } from '../applying/store'
import { scoreOfHome } from '../score/store'
import { namedOf } from './named'
import { hostsOf } from './told'

const A_TICK = 10
const MONTHS_BETWEEN = 6

/** When a name is looked at next. */
export const recheckAfter = (at: Date): Date => onWallClock(at).add(MONTHS_BETWEEN, 'month').toDate()

/** Named homes are looked at each half-year by the platform's own estimate; low twice running, somebody goes and looks (rubric §3). */
export const recheck: Tick = async (at) => {
  for (const application of await toRecheck(at, A_TICK)) await recheckOne(application, at)
}

async function recheckOne(application: DemoApplicationDocument, at: Date): Promise<void> {
  const [score, home] = await Promise.all([scoreOfHome(application.homeId), homeById(application.homeId)])
  const told = { low: false }
  const source = () => ({
    ...{ actor: 'timer', action: 'demonstration.tick', requestId: TIMER_REQUEST },
    notices:
      told.low && home
        ? [{ kind: 'nameLow' as const, to: hostsOf(home, at), about: { homeId: home._id, homeName: home.name } }]
        : [],
  })
  await changeApplication(application, source, (current) => {
    const due = current.recheckAt
    const named = namedOf(current)
    if (!due || due > at) return null
    const today = dateOf(at)
    if (!named || named.until <= today) return { recheckAt: command.remove() }
    const rechecks = [...(current.rechecks ?? []), { on: today, preview: score?.preview ?? 0 }]
    told.low = needsLookOnSite(
      FIVE_HAS,
      rechecks.map(({ preview }) => preview),
    )
    const flagged = told.low ? { lookOnSite: true as const } : { lookOnSite: command.remove() }
    return { rechecks, recheckAt: recheckAfter(due), ...flagged }
  })
}
