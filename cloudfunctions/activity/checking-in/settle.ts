import { attendanceOf, type Elsewhere, settlesAt, withLateFlags, withNoShows } from '../../../domain/attendance'
import { spotChecks } from '../../../domain/check-in'
import type { Seat } from '../../../domain/roster'
import type { ActivityDocument } from '../../kit/activity-document'
import type { HomeDocument, PersonDocument } from '../../kit/documents'
import { openLines } from '../../kit/family'
import { TIMER_REQUEST } from '../../kit/outbox'
import { touchPace } from '../../kit/pace'
import { change, command, type Patch } from '../../kit/store'
import { activityById, atTheSameTime, homeById, personsByIds } from './store'

const SOURCE = { actor: 'timer', action: 'activity.settle', requestId: TIMER_REQUEST }
const TRIES = 3

/**
 * Two hours after the end: the flags that only the whole roll shows, who did not come (only where check-in was run), and the counts; once more where a
 * later paper entry or a verdict changed them. Marks go into the persons first, so that what breaks off in between is done again; the home's cadence is
 * judged anew last.
 */
export async function settle(activityId: string, at: Date): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const activity = await activityById(activityId)
    if (!activity || !isToSettle(activity, at)) return
    const home = await homeById(activity.homeId)
    if (!home) return
    const persons = await personsByIds(Object.keys(activity.seats ?? {}))
    const seats = await settledSeats(activity)
    await writeMarks(activity, seats)
    const { byAge, ...counts } = attendanceOf(seats, countingBy(home, persons, activity.startsAt))
    // The SDK drops empty objects.
    const result = { at, ...counts, ...(counts.companions > 0 ? { byAge } : {}) }
    const patch = patchOf(activity, seats, result)
    if (!(await change('activities', activityId, { version: activity.version }, patch, SOURCE))) continue
    await touchPace(activity.homeId, activity.startsAt, at)
    return
  }
}

function isToSettle({ state, endsAt, resettle }: ActivityDocument, at: Date): boolean {
  if (state === 'published') return at >= settlesAt(endsAt)
  return state === 'completed' && resettle === true
}

async function settledSeats(activity: ActivityDocument): Promise<Record<string, Seat>> {
  const { seats = {}, capacity, checkInRun } = activity
  const here = Object.entries(seats).flatMap(([id, seat]) => (seat.in ? [id] : []))
  const others = await atTheSameTime(activity, here)
  const elsewhere = others.flatMap(({ seats: theirs = {} }) =>
    Object.entries(theirs).flatMap(([personId, seat]): Elsewhere[] =>
      seat.in && seat.in.state !== 'revoked' ? [{ personId, at: seat.in.at }] : [],
    ),
  )
  const flagged = withLateFlags(seats, capacity, elsewhere)
  return checkInRun ? withNoShows(flagged) : flagged
}

/**
 * Each mark once in its person's document, taken away where it no longer holds, excused where somebody said so. Giving a seat back late counts like
 * not coming, and like it only where check-in was run and nobody excused her; for whoever came back, what became of her new seat counts (S06).
 */
async function writeMarks(activity: ActivityDocument, seats: Readonly<Record<string, Seat>>): Promise<void> {
  const { _id: activityId, startsAt: at, seats: before = {}, leftLate = [], leftExcused = {} } = activity
  const { state, checkInRun } = activity
  for (const [personId, seat] of Object.entries(seats)) {
    const was = before[personId]?.noShow
    if (seat.noShow === undefined && was !== undefined) await takeMark(personId, activityId)
    if (seat.noShow === 'yes' && was === undefined) await mark(personId, activityId, at)
    if (seat.noShow === 'excused' && state === 'completed') await takeMark(personId, activityId)
  }
  for (const personId of checkInRun ? leftLate : []) {
    const { [personId]: again } = seats
    const counts = again ? again.noShow !== undefined : leftExcused[personId] === undefined
    if (!counts && state === 'completed') await takeMark(personId, activityId)
    else if (counts && !again) await mark(personId, activityId, at)
  }
}

async function mark(personId: string, activityId: string, at: Date): Promise<void> {
  const unmarked = { 'noShows.activityId': command.neq(activityId) }
  await change('persons', personId, unmarked, { noShows: command.push([{ activityId, at }]) }, SOURCE)
}

async function takeMark(personId: string, activityId: string): Promise<void> {
  const marked = { 'noShows.activityId': activityId }
  await change('persons', personId, marked, { noShows: command.pull({ activityId }) }, SOURCE)
}

/** The home's own people at the start, whichever of their ids signed up; who counts as one; ages of children. */
function countingBy(home: HomeDocument, persons: ReadonlyMap<string, PersonDocument>, startsAt: Date) {
  const own = new Set(
    [...home.hosts, ...home.paired]
      .filter(({ since, until }) => since <= startsAt && (until === null || startsAt < until))
      .flatMap(({ personId, claimedBy }) => [personId, ...(claimedBy ? [claimedBy] : [])]),
  )
  const oneOf = (personId: string): string => persons.get(personId)?.claim?.by ?? personId
  return {
    oneOf,
    isOwn: (personId: string) => own.has(personId) || own.has(oneOf(personId)),
    ageBandOf: (personId: string, lineId: string) => {
      const person = persons.get(personId)
      return (person && openLines(person, [lineId])[0]?.ageBand) ?? null
    },
  }
}

function patchOf(activity: ActivityDocument, seats: Record<string, Seat>, result: object): Patch {
  const { seats: before = {}, spotChecked } = activity
  const changed = Object.entries(seats).filter(([id, seat]) => seat !== before[id])
  const checks = spotChecks(seats)
  const isToLookAt = checks.some((check) => !spotChecked?.checks.includes(check))
  return {
    ...Object.fromEntries(changed.map(([id, seat]) => [`seats.${id}`, command.set(seat)])),
    state: 'completed',
    result: command.set(result),
    resettle: command.remove(),
    spotChecks: checks,
    toSpotCheck: isToLookAt ? true : command.remove(),
  }
}
