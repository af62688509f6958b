import type { activity } from '../../../contract/activity'
import { judgeCheckIn } from '../../../domain/check-in'
import type { Seat } from '../../../domain/roster'
import type { ActivityDocument, Excuse } from '../../kit/activity-document'
import { edit } from '../../kit/edit'
import type { FactSource } from '../../kit/outbox'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command, type Patch } from '../../kit/store'
import { activityById } from './store'
import { arrivedOf } from './upload-scans'

/**
 * A host or the township says of check-ins that they were so, or were not, and why. Whoever is not on the roll, or has not checked in, is left out. A
 * revoked one is told to her.
 */
export const judgeCheckIns: UseCase<typeof activity.judgeCheckIns> = async (
  call,
  { activityId, personIds, verdict, why },
) => {
  const { keeper, keeps, activity: head, now } = call
  const judged = { verdict, as: keeps, by: keeper._id, at: now, why }
  const { homeId, homeName, title, startsAt } = head
  const about = { activityId, homeId, homeName, title, at: startsAt }
  const told = verdict === 'revoke' ? [{ kind: 'checkInRevoked' as const, to: [...personIds], about }] : []
  const after = await editSeats(activityId, { ...call.source(keeper._id), notices: told }, now, (seats) =>
    personIds.flatMap((personId): [string, Seat][] => {
      const seat = seats[personId]
      const outcome = seat?.in && judgeCheckIn(seat.in, judged)
      if (!seat || !outcome) return []
      return 'refused' in outcome ? refuse('TOWNSHIP_JUDGES') : [[personId, { ...seat, in: outcome.next }]]
    }),
  )
  return { activityId, arrived: arrivedOf(after) }
}

/**
 * Illness, a typhoon: it is no mark, neither for who did not come nor for who gave her seat back late. Whoever is not marked is left as she is.
 */
export const excuse: UseCase<typeof activity.excuse> = async (call, { activityId, personIds, why }) => {
  const { keeper, now } = call
  const said: Excuse = { by: keeper._id, at: now, why }
  await editRoll(activityId, call.source(keeper._id), now, ({ seats = {}, leftLate = [], leftExcused = {} }) => {
    const late = personIds.filter((personId) => leftLate.includes(personId) && !leftExcused[personId])
    const absent = personIds.flatMap((personId): [string, Seat][] => {
      const seat = seats[personId]
      return seat?.noShow === 'yes' ? [[personId, { ...seat, noShow: 'excused', excusedWhy: why }]] : []
    })
    return {
      ...seatsPatch(absent),
      ...Object.fromEntries(late.map((personId) => [`leftExcused.${personId}`, command.set(said)])),
    }
  })
  return { activityId }
}

/** Changes some seats; answers all of them as they stand then. */
async function editSeats(
  activityId: string,
  source: FactSource,
  now: Date,
  changed: (seats: Readonly<Record<string, Seat>>) => [string, Seat][],
): Promise<Record<string, Seat>> {
  let after: Record<string, Seat> = {}
  await editRoll(activityId, source, now, ({ seats = {} }) => {
    const next = changed(seats)
    after = { ...seats, ...Object.fromEntries(next) }
    return seatsPatch(next)
  })
  return after
}

const seatsPatch = (seats: readonly [string, Seat][]): Patch =>
  Object.fromEntries(seats.map(([personId, seat]) => [`seats.${personId}`, command.set(seat)]))

/** Writes what is to be changed, if anything is, and has what is derived from it derived anew where it stood already. */
async function editRoll(
  activityId: string,
  source: FactSource,
  now: Date,
  changed: (current: ActivityDocument) => Patch,
): Promise<void> {
  const found = (await activityById(activityId)) ?? refuse('NOT_FOUND', 'activityId')
  await edit<ActivityDocument>('activities', found, source, (current): Patch | null => {
    const patch = changed(current)
    if (Object.keys(patch).length === 0) return null
    return { ...patch, ...(current.state === 'completed' ? { resettle: true, dueAt: command.min(now) } : {}) }
  })
}
