import type { activity } from '../../../contract/activity'
import { flagsOfScan, newCheckIn } from '../../../domain/check-in'
import { checkInWindow, isCurrent, windowBounds } from '../../../domain/check-in-code'
import type { CheckIn } from '../../../domain/roster'
import { walkIn } from '../../../domain/roster-changes'
import { type Standing, standingOf } from '../../../domain/roster-sign-up'
import { scannedCode } from '../../../domain/scanned-code'
import { toIso } from '../../../domain/time'
import type { ActivityDocument } from '../../kit/activity-document'
import { checkInId, isCheckInMac } from '../../kit/check-in-mac'
import type { Call } from '../../kit/context'
import type { PersonDocument } from '../../kit/documents'
import { edit } from '../../kit/edit'
import { assertGrownUp } from '../../kit/grown-up'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { change, command, type Guard } from '../../kit/store'
import { rosterPatch } from '../roster/patch'
import { rosterOf } from '../roster/read'
import { bandAt } from './distance'
import { activityById, activityIdOfScene, homeById } from './store'
import { venueSeatsOf } from './venue'

/**
 * She scans the host's code: one guarded write beside the look at who she is (house, "Budgets"). It is about this activity and her own seat in it and
 * nothing else: no other sign-up of hers is touched. Only where the guard does not hold is anything read.
 */
export const checkIn: UseCase<typeof activity.checkIn> = async (call, { code, activityId, position }) => {
  const { resident, now } = call
  const scannedId = await genuine(code, activityId, now)
  const band = position && (await bandAt(scannedId, position))
  const made = (personId: string, walksIn: boolean): CheckIn =>
    newCheckIn({
      id: checkInId(scannedId, personId),
      at: now,
      way: 'code',
      flags: flagsOfScan({ walksIn, band }),
      band,
      req: call.requestId,
    })
  const mine = made(resident._id, false)
  if (await takeSeat(scannedId, resident._id, mine, call)) return told(scannedId, mine)
  return otherwise(scannedId, call, made)
}

/** The activity of a code that this product made and that is not over; refuses everything else, each with its own word. */
async function genuine(code: string, expected: string | undefined, now: Date): Promise<string> {
  const scanned = scannedCode(code)
  if (scanned.kind !== 'checkIn' && scanned.kind !== 'checkInScene') return refuse('CHECK_IN_CODE_WRONG', 'code')
  const activityId =
    scanned.kind === 'checkIn'
      ? scanned.activityId
      : ((await activityIdOfScene(scanned.key)) ?? refuse('CHECK_IN_CODE_WRONG', 'code'))
  if (!isCheckInMac(scanned.mac, activityId, scanned.step)) refuse('CHECK_IN_CODE_WRONG', 'code')
  if (expected !== undefined && expected !== activityId) refuse('CHECK_IN_OTHER', 'code')
  return isCurrent(scanned.step, now) ? activityId : refuse('CODE_EXPIRED', 'code')
}

/** Published, its window open, her seat there and not checked in. */
function takeSeat(activityId: string, personId: string, made: CheckIn, call: Call): Promise<boolean> {
  const { startsBy, startsAfter, receptionEndsAfter } = windowBounds(call.now)
  const guard: Guard = {
    state: 'published',
    startsAt: command.lte(startsBy),
    anyOf: [[{ startsAt: command.gte(startsAfter) }, { kind: 'reception', endsAt: command.gte(receptionEndsAfter) }]],
    [`seats.${personId}.n`]: command.gte(1),
    [`seats.${personId}.in`]: command.exists(false),
  }
  const patch = { [`seats.${personId}.in`]: command.set(made), checkInRun: true }
  return change('activities', activityId, guard, patch, call.source(personId))
}

/** Why the plain way did not hold: she is in already, sits under another of her ids, came without a seat, or may not. */
async function otherwise(
  activityId: string,
  call: Call & { resident: PersonDocument },
  made: (personId: string, walksIn: boolean) => CheckIn,
) {
  const { resident, now } = call
  const found = (await activityById(activityId)) ?? refuse('CHECK_IN_CODE_WRONG', 'code')
  assertOpen(found, now)
  const stands = standingOf(rosterOf(found), identities(resident))
  if (stands?.as === 'seat') {
    if (stands.seat.in) return again(activityId, stands.seat.in, stands.seat.walkIn === true, call)
    const hers = made(stands.id, false)
    if (await takeSeat(activityId, stands.id, hers, call)) return told(activityId, hers)
    return againOrBusy(activityId, call)
  }
  if (stands) refuse('CHECK_IN_WAITING')
  return comeIn(found, call, made(resident._id, found.kind !== 'reception'))
}

function assertOpen(found: ActivityDocument, now: Date): void {
  if (found.state === 'cancelled') refuse('ACTIVITY_CANCELLED')
  if (found.state !== 'published' && found.state !== 'completed') refuse('CHECK_IN_CODE_WRONG', 'code')
  const { from, until } = checkInWindow(found)
  if (now < from) refuse('CHECK_IN_NOT_YET')
  if (now > until || found.state === 'completed') refuse('CHECK_IN_OVER')
}

/** The write was overtaken: by another phone of hers, which is the same check-in. */
async function againOrBusy(activityId: string, call: Call & { resident: PersonDocument }) {
  const { resident } = call
  const found = (await activityById(activityId)) ?? refuse('NOT_FOUND')
  const stands = standingOf(rosterOf(found), identities(resident))
  const standing = stands?.as === 'seat' ? stands.seat.in : undefined
  return standing ? again(activityId, standing, false, call) : refuse('BUSY')
}

/** She came along without having signed up: one of the venue's chairs, and a host says that she was there. */
async function comeIn(found: ActivityDocument, call: Call & { resident: PersonDocument }, made: CheckIn) {
  const { resident, now, requestId } = call
  assertGrownUp(resident)
  const home = (await homeById(found.homeId)) ?? refuse('NOT_FOUND')
  let mine = made
  await edit<ActivityDocument>('activities', found, call.source(resident._id), (current) => {
    const roster = rosterOf(current)
    const own: Standing | null = standingOf(roster, identities(resident))
    if (own?.as === 'seat' && own.seat.in) {
      mine = own.seat.in
      return null
    }
    const event = {
      kind: 'walkIn' as const,
      id: resident._id,
      n: 1,
      venueSeats: venueSeatsOf(current, home),
      seat: { req: requestId },
    }
    const { roster: seated, outcome } = walkIn(roster, event, now)
    if ('refused' in outcome) return refuse('VENUE_FULL')
    const seat = seated.seats[resident._id] ?? refuse('BUSY')
    const next = { ...seated, seats: { ...seated.seats, [resident._id]: { ...seat, in: made } } }
    return { ...rosterPatch(roster, next), checkInRun: true }
  })
  return { ...told(found._id, mine), walkIn: true }
}

/** The same check-in; its own call, asked again because the answer was lost, is told what it would have been told. */
function again(activityId: string, checkedIn: CheckIn, walksIn: boolean, { requestId }: Call) {
  if (checkedIn.state === 'revoked') refuse('CHECK_IN_REVOKED')
  return { ...told(activityId, checkedIn), again: checkedIn.req !== requestId, walkIn: walksIn }
}

const told = (activityId: string, { id, at, state, flags = [] }: CheckIn) => ({
  activityId,
  checkInId: id,
  at: toIso(at),
  state,
  flags,
  again: false,
  walkIn: false,
})
