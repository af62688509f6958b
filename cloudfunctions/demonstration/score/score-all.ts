import { dateOf } from '../../../domain/calendar-day'
import { minuteOfDay } from '../../../domain/time'
import type { Tick } from '../../kit/serve'
import { scoreHome } from './score-home'
import { activeHomes, beginRound, goOn, roundOf } from './store'

/** Two o'clock at night: nobody waits for anything else then. */
const FROM_MINUTE = 120
/** Scored side by side, at most ten calls each; the round then stands behind them, so that a tick that is cut off loses only these. */
const A_BATCH = 10
/** In one tick. */
const MOST_BATCHES = 4

/** Every active home is scored once a day (rubric §2): some a tick, going on where the last one stopped. A tick that comes twice scores some again. */
export const scoreAll: Tick = async (at) => {
  if (minuteOfDay(at) < FROM_MINUTE) return
  const day = dateOf(at)
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const round = (await roundOf(day)) ?? ((await beginRound(day, at)) ? await roundOf(day) : null)
    if (!round || round.done) return
    const homes = await activeHomes(round.after, A_BATCH)
    await Promise.all(homes.map((home) => scoreHome(home, at)))
    const last = homes.at(-1)
    await goOn(round, last && homes.length === A_BATCH ? { path: last.path, id: last._id } : null)
  }
}
