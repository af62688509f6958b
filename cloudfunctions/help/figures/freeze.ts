import { HELP_TOPIC_CLASS } from '../../../domain/help'
import { figuresOf, quartersClosedBy } from '../../../domain/help-figures'
import { TIMER_REQUEST } from '../../kit/outbox'
import { rootPlace } from '../asking/store'
import { opened } from '../store'
import { casesOfQuarter, desksOf, figuresOfQuarters, freeze } from './store'

/**
 * Counts a quarter once it is over for long enough: the latest, and after a stand-still those since the last that was counted. Run late, twice or after
 * a crash it leaves the same, and nothing is ever counted anew.
 */
export async function freezeFigures(at: Date): Promise<void> {
  const [county] = await rootPlace()
  if (!county) return
  const closed = quartersClosedBy(at)
  const keys = closed.map(({ key }) => key)
  const counted = new Set((await figuresOfQuarters(county._id, keys)).map(({ quarter }) => quarter))
  const missing = closed.filter(
    ({ key }, i) => !counted.has(key) && (i === 0 || keys.slice(i).some((k) => counted.has(k))),
  )
  if (missing.length === 0) return
  const desks = await desksOf(county)
  const deskIds = desks.map(({ _id }) => _id)
  for (const quarter of missing.reverse()) {
    const cases = (await casesOfQuarter(quarter))
      .map(opened)
      .filter((one) => one !== null)
      .map(({ document: { deskId }, head }) => ({ deskId, helpClass: HELP_TOPIC_CLASS[head.kind.topic] }))
    const source = { actor: 'timer', action: 'help.figures', requestId: TIMER_REQUEST }
    await freeze(county, quarter, desks, figuresOf(cases, deskIds, county._id), at, source)
  }
}
