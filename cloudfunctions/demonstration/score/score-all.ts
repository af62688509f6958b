import { dateOf } from '../../../domain/calendar-day'
import { minuteOfDay } from '../../../domain/time'
import type { Tick } from '../../kit/serve'
import { scoreHome } from './score-home'
import { activeHomes, beginRound, goOn, roundOf } from './store'

/** Two o'clock at night: nobody waits for anything else then. */
const FROM_MINUTE = 120
/** Scored side by side, at most ten calls each. */
const AT_ONCE = 5
/** In one tick. */
const MOST = 40

/** Every active home is scored once a day (rubric §2): some a tick, going on where the last one stopped. A tick that comes twice scores some again. */
export const scoreAll: Tick = async (at) => {
  if (minuteOfDay(at) < FROM_MINUTE) return
  const day = dateOf(at)
  const round = (await roundOf(day)) ?? ((await beginRound(day, at)) ? await roundOf(day) : null)
  if (!round || round.done) return
  const homes = await activeHomes(round.after, MOST)
  for (let from = 0; from < homes.length; from += AT_ONCE)
    await Promise.all(homes.slice(from, from + AT_ONCE).map((home) => scoreHome(home, at)))
  const last = homes.at(-1)
  await goOn(round, last && homes.length === MOST ? { path: last.path, id: last._id } : null)
}
