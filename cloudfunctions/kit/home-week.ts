import { dateAfter, dateOf } from '../../domain/calendar-day'
import { type ComingActivity, DUTY_DAYS, type DutyOnDay, dutyOf, homeWeekOf, weekUntil } from '../../domain/home-week'
import { planIdOf } from '../../domain/rotation-plan'
import { DAY_MS } from '../../domain/time'
import type { ActivityHead } from './activity-document'
import { failureCode } from './database-errors'
import type { HomeDocument, Stored } from './documents'
import type { RotationPlanDocument } from './rotation-document'
import { change, command, find } from './store'

/** An activity that began this long ago may still be under way. */
const LONGEST_MS = 2 * DAY_MS
/** Looked at for the three to come: drafts and cancelled ones stand among them. */
const LOOKED_AT = 20

/**
 * Writes anew what goes on at a home in the next days, for cards. Derived: running it twice, late or beside a change makes no difference but how
 * old the card is. Whoever changed an activity or a plan calls it; what fails here fails no call, since the change is in already.
 */
export async function refreshHomeWeek(homeId: string, at: Date): Promise<void> {
  try {
    await deriveWeek(homeId, at)
  } catch (error) {
    console.error(JSON.stringify({ failure: 'home week', code: failureCode(error) }))
  }
}

/** The weeks that time has made old. */
export async function refreshHomeWeeks(at: Date, limit: number): Promise<void> {
  const old = await find<HomeDocument>('microHomes', {
    where: { weekUntil: command.lte(at) },
    fields: ['weekUntil'],
    limit,
  })
  for (const { _id } of old) await deriveWeek(_id, at)
}

async function deriveWeek(homeId: string, at: Date): Promise<void> {
  const [activities, duty] = await Promise.all([comingAt(homeId, at), dutyAt(homeId, at)])
  const week = homeWeekOf(activities, duty, at)
  const until = weekUntil(week, at)
  await change('microHomes', homeId, {}, { week: command.set(week), weekUntil: until ?? command.remove() })
}

async function comingAt(homeId: string, at: Date): Promise<ComingActivity[]> {
  const found = await find<ActivityHead & Stored>('activities', {
    where: { homeId, startsAt: command.gte(new Date(at.getTime() - LONGEST_MS)) },
    fields: ['state', 'title', 'kind', 'startsAt', 'endsAt', 'left', 'capacity'],
    orderBy: [['startsAt', 'asc']],
    limit: LOOKED_AT,
  })
  return found
    .filter(({ state }) => state === 'published')
    .map(({ _id, title, kind, startsAt, endsAt, left, capacity }) => ({
      id: _id,
      title,
      kind,
      startsAt,
      endsAt,
      left,
      capacity,
    }))
}

/** Whose turn it is in the days ahead, from the plans of this month and, near its end, the next. */
async function dutyAt(homeId: string, at: Date): Promise<DutyOnDay[]> {
  const dates = [dateOf(at), dateAfter(dateOf(at), DUTY_DAYS)]
  const plans = [...new Set(dates.map((date) => planIdOf(homeId, date.slice(0, 7))))]
  const found = await find<RotationPlanDocument>('rotationPlans', {
    where: { _id: command.in(plans) },
    fields: ['slots'],
    limit: plans.length,
  })
  return found.flatMap(({ slots }) => dutyOf(Object.values(slots ?? {})))
}
