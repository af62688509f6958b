import type { rotation } from '../../../contract/rotation'
import { dateAfter, dateOf } from '../../../domain/calendar-day'
import { monthOf, planIdOf } from '../../../domain/rotation-plan'
import { toIso } from '../../../domain/time'
import { identities } from '../../kit/person-document'
import type { UseCase } from '../../kit/serve'
import { slotViews } from '../slot-view'
import { planById } from '../store'
import { doorView } from './door-view'
import { doorId, doorsById } from './store'

/** How many days back a forgotten closing may still be told (domain/opening `LATEST_HOURS`). */
const DAYS_BACK = [0, 1, 2]

/** What a host needs when she arrives: who is on duty, whether the door is open, and what was forgotten. */
export const today: UseCase<typeof rotation.today> = async (call, { homeId }) => {
  const { home, keeper, now } = call
  const day = dateOf(now)
  const plan = await planById(planIdOf(homeId, monthOf(now)))
  const doors = await doorsById(DAYS_BACK.map((back) => doorId(homeId, dateAfter(day, -back))))
  const hers = identities(keeper.person)
  const slots = slotViews(plan?.slots ?? {}, hers, now)
  const dayOf = ({ startsAt }: { startsAt: string }): string => startsAt.slice(0, 10)
  const unclosed = doors
    .filter((door) => door.day !== day)
    .sort((a, b) => (a.day < b.day ? 1 : -1))
    .flatMap((door) =>
      door.spells.filter(({ to }) => to === null).map(({ from }) => ({ day: door.day, from: toIso(from) })),
    )
  return {
    homeName: home.name,
    door: doorView(day, doors.find((door) => door.day === day)?.spells ?? [], hers),
    slots: slots.filter((slot) => dayOf(slot) === day),
    next: slots.find((slot) => dayOf(slot) > day) ?? null,
    unclosed: unclosed[0] ?? null,
    iAm: keeper.as,
  }
}
