import { change, command } from './store'

/**
 * Says that something happened which the home's cadence is judged by (an opening, an activity settled or judged anew, days exempted): the periods
 * from `from` on are judged again by the next tick of `rotation`. Bookkeeping, without an audit fact of its own; lost, the weekly look finds it.
 */
export async function touchPace(homeId: string, from: Date, now: Date): Promise<void> {
  await change('microHomes', homeId, {}, { paceDue: command.min(now), paceFrom: command.min(from) })
}
