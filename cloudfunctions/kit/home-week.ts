import { dateAfter, dateOf } from '../../domain/calendar-day'
import {
  type ComingActivity,
  comingOf,
  DUTY_DAYS,
  type DutyOnDay,
  dutyAhead,
  dutyOf,
  type HomeWeek,
  weekUntil,
} from '../../domain/home-week'
import { planIdOf } from '../../domain/rotation-plan'
import { DAY_MS } from '../../domain/time'
import type { ActivityHead } from './activity-document'
import type { HomeDocument, Stored } from './documents'
import { logFailure } from './failure-log'
import type { RotationPlanDocument } from './rotation-document'
import { change, command, find } from './store'

/** An activity that began this long ago may still be under way. */
const LONGEST_MS = 2 * DAY_MS
/** Looked at for the three to come: drafts and cancelled ones stand among them. */
const LOOKED_AT = 20

/**
 * A home's week for cards, in two halves: what comes up, and who is on duty. Derived: running it twice, late or beside a change makes no difference but
 * how old the card is. Whoever changed an activity has the first half written anew, whoever changed a plan the second, in one read and one write each.
 * What fails here is logged and fails no call, since the change is in already.
 */
export async function refreshComing(homeId: string, at: Date): Promise<void> {
  await writeHalf(homeId, at, async () => ({ coming: await comingAt(homeId, at) })).catch(logFailure)
}

export async function refreshDuty(homeId: string, at: Date): Promise<void> {
  await writeHalf(homeId, at, async () => ({ duty: await dutyAt(homeId, at) })).catch(logFailure)
}

/** The other half may get old earlier than this one: the sooner moment stays, and then the timer writes both. */
async function writeHalf(homeId: string, at: Date, derive: () => Promise<Partial<HomeWeek>>): Promise<void> {
  const half = await derive()
  const until = weekUntil(half, at)
  const fields = Object.entries(half).map(([name, value]) => [`week.${name}`, value])
  await change(
    'microHomes',
    homeId,
    {},
    {
      ...Object.fromEntries(fields),
      ...(until ? { weekUntil: command.min(until) } : {}),
    },
  )
}

/** The weeks that time has made old; one that fails stops no other. */
export async function refreshHomeWeeks(at: Date, limit: number): Promise<void> {
  const old = await find<HomeDocument>('microHomes', {
    where: { weekUntil: command.lte(at) },
    fields: ['weekUntil'],
    limit,
  })
  for (const { _id } of old) await deriveWeek(_id, at).catch(logFailure)
}

async function deriveWeek(homeId: string, at: Date): Promise<void> {
  const [coming, duty] = await Promise.all([comingAt(homeId, at), dutyAt(homeId, at)])
  const until = weekUntil({ coming, duty }, at)
  const week = command.set({ coming, duty })
  await change('microHomes', homeId, {}, { week, weekUntil: until ?? command.remove() })
}

async function comingAt(homeId: string, at: Date): Promise<ComingActivity[]> {
  const found = await find<ActivityHead & Stored>('activities', {
    where: { homeId, startsAt: command.gte(new Date(at.getTime() - LONGEST_MS)) },
    fields: ['state', 'title', 'kind', 'startsAt', 'endsAt', 'left', 'capacity'],
    orderBy: [['startsAt', 'asc']],
    limit: LOOKED_AT,
  })
  const published = found
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
  return comingOf(published, at)
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
  const slots = found.flatMap((plan) => Object.values(plan.slots ?? {}))
  return dutyAhead(dutyOf(slots), at)
}
